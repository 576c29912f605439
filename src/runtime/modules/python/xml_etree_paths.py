"""The part of XPath that find() and its kin understand."""

import re

_TOKEN = re.compile(r"('[^']*'|\"[^\"]*\")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]()@=])|((?:\{[^}]*\})?[^/\[\]()@!=\s]+)|\s+")


def _tokens(pattern, namespaces):
    default = namespaces.get("") if namespaces else None
    in_attribute = False
    for quoted, sign, name in (m.groups() for m in _TOKEN.finditer(pattern)):
        if name and name[0] != "{":
            if ":" in name:
                prefix, local = name.split(":", 1)
                if not namespaces or prefix not in namespaces:
                    raise SyntaxError("prefix %r not found in prefix map" % prefix)
                name = "{%s}%s" % (namespaces[prefix], local)
            elif default and not in_attribute:
                name = "{%s}%s" % (default, name)
        if quoted or sign or name:
            yield sign or "", name or (quoted and "'" + quoted[1:-1]) or ""
        in_attribute = sign == "@"


def _fits(tag, element):
    if tag in ("*", "{*}*"):
        return isinstance(element.tag, str)
    if tag.startswith("{*}"):
        return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == tag[3:]
    if tag == "{}*":
        return isinstance(element.tag, str) and element.tag[:1] != "{"
    if tag.startswith("{}"):
        return element.tag == tag[2:]
    if tag.endswith("}*"):
        return isinstance(element.tag, str) and element.tag.startswith(tag[:-1])
    return element.tag == tag


def _predicate(tokens):
    parts = []
    for sign, name in tokens:
        if sign == "]":
            break
        parts.append((sign, name))
    shape = "".join("'" if name.startswith("'") else sign or "n" for sign, name in parts)
    values = [name[1:] if name.startswith("'") else name for _, name in parts if name]
    if shape == "@n":
        return lambda found, parent: [e for e in found if e.get(values[0]) is not None]
    if shape in ("@n='", "@n!='"):
        same = shape == "@n='"
        return lambda found, parent: [e for e in found if (value := e.get(values[0])) is not None and (value == values[1]) == same]
    if shape == "n" and not re.fullmatch(r"-?\d+", values[0]):
        return lambda found, parent: [e for e in found if e.find(values[0]) is not None]
    if shape in (".='", ".!='"):
        same = shape == ".='"
        return lambda found, parent: [e for e in found if ("".join(e.itertext()) == values[0]) == same]
    if shape in ("n='", "n!='"):
        same = shape == "n='"
        return lambda found, parent: [e for e in found if any(("".join(c.itertext()) == values[1]) == same for c in e.findall(values[0]))]
    if shape in ("n", "n()", "n()n"):
        if shape == "n":
            index = int(values[0]) - 1
            if index < 0:
                raise SyntaxError("XPath position >= 1 expected")
        elif values[0] != "last":
            raise SyntaxError("unsupported function")
        else:
            index = int(values[1]) - 1 if len(values) > 1 else -1
            if len(values) > 1 and index > -2:
                raise SyntaxError("XPath offset from last() must be negative")

        def nth(found, parent):
            chosen = []
            for e in found:
                siblings = list(parent[e].findall(e.tag)) if e in parent else []
                if -len(siblings) <= index < len(siblings) and siblings[index] is e:
                    chosen.append(e)
            return chosen
        return nth
    raise SyntaxError("invalid predicate")


def iterfind(element, path, namespaces=None):
    if not path:
        return iter(())
    if path[-1:] == "/":
        path += "*"
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    parent = {child: above for above in element.iter() for child in above}
    found, tokens = [element], _tokens(path, namespaces)
    for sign, name in tokens:
        if sign == ".":
            continue
        if sign == "..":
            found = list(dict.fromkeys(parent[e] for e in found if e in parent))
        elif sign == "//":
            sign, name = next(tokens, ("", ""))
            tag = "*" if sign == "*" else name
            if not tag:
                raise SyntaxError("invalid descendant")
            found = [d for e in found for d in e.iter() if d is not e and _fits(tag, d)]
        elif sign == "[":
            found = _predicate(tokens)(found, parent)
        elif sign == "*" or name:
            tag = "*" if sign == "*" else name
            found = [child for e in found for child in e if _fits(tag, child)]
        elif sign != "/":
            raise SyntaxError("invalid path")
    return iter(found)
