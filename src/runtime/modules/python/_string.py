"""The replacement fields of format strings, for string.Formatter."""


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
        depth, start = 1, i
        while i < n:
            c = text[i]
            if c == "{":
                depth += 1
            elif c == "}":
                depth -= 1
                if depth == 0:
                    break
            i += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        field = text[start:i]
        i += 1
        end = 0
        while end < len(field) and field[end] not in ":!":
            if field[end] == "[":
                while end < len(field) and field[end] != "]":
                    end += 1
            end += 1
        name, rest, conversion, spec = field[:end], field[end:], None, ""
        if rest[:1] == "!":
            if len(rest) < 2:
                raise ValueError("end of string while looking for conversion specifier")
            conversion = rest[1]
            rest = rest[2:]
            if rest and rest[0] != ":":
                raise ValueError("expected ':' after conversion specifier")
        if rest[:1] == ":":
            spec = rest[1:]
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
