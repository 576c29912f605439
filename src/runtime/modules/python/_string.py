"""The replacement fields of format strings, for string.Formatter."""


def _name_end(text, i):
    """Where the name that starts at I ends: at ':', '!' or '}', which brackets hide."""
    while i < len(text):
        c = text[i]
        if c == "{":
            raise ValueError("unexpected '{' in field name")
        if c in "}:!":
            return i
        i += 1
        while c == "[" and i < len(text) and text[i] != "]":
            i += 1
    raise ValueError("expected '}' before end of string")


def _spec_end(text, i):
    """Where the brace is that closes a field whose specification starts at I."""
    depth = 1
    for i in range(i, len(text)):
        depth += (text[i] == "{") - (text[i] == "}")
        if depth == 0:
            return i
    raise ValueError("unmatched '{' in format spec")


def _field(text, start):
    """(name, specification, conversion, what follows it) of the field that starts at START."""
    i = _name_end(text, start)
    name, c, conversion = text[start:i], text[i], None
    i += 1
    if c == "!":
        if i == len(text):
            raise ValueError("end of string while looking for conversion specifier")
        conversion, c = text[i], text[i + 1:i + 2] or ":"
        i += 2
        if c not in "}:":
            raise ValueError("expected ':' after conversion specifier")
    if c == "}":
        return name, "", conversion, i
    end = _spec_end(text, i)
    return name, text[i:end], conversion, end + 1


def formatter_parser(text):
    """Yields (literal, field, specification, conversion)."""
    i, n = 0, len(text)
    literal = ""
    while i < n:
        c = text[i]
        i += 1
        if c not in "{}":
            start = i - 1
            while i < n and text[i] not in "{}":
                i += 1
            literal += text[start:i]
            continue
        if i < n and text[i] == c:
            i += 1
            yield literal + c, None, None, None
            literal = ""
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if i == n:
            raise ValueError("Single '{' encountered in format string")
        name, spec, conversion, i = _field(text, i)
        yield literal, name, spec, conversion
        literal = ""
    if literal:
        yield literal, None, None, None


def formatter_field_name_split(name):
    """The first part, and an iterator over (is it an attribute, key)."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first = name[:end]
    if first.isdigit():
        first = int(first)
    return first, _rest_of(name, end)


def _rest_of(name, i):
    while i < len(name):
        if name[i] == ".":
            end = i + 1
            while end < len(name) and name[end] not in ".[":
                end += 1
            if end == i + 1:
                raise ValueError("Empty attribute in format string")
            yield True, name[i + 1:end]
            i = end
        elif name[i] == "[":
            end = name.find("]", i)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = name[i + 1:end]
            if not key:
                raise ValueError("Empty attribute in format string")
            yield False, int(key) if key.isdigit() else key
            i = end + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
