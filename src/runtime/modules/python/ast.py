"""Literals from text. There are no trees of syntax here."""

__all__ = ["literal_eval"]


class _Reader:
    """Reads one literal off the tokens of a text."""

    def __init__(self, text):
        import re
        self.text = text
        self.tokens = re.compile(
            r"""\s*(?:(?P<string>[rRbBuU]{0,2}(?:'{3}(?:\\.|[^\\])*?'{3}|"{3}(?:\\.|[^\\])*?"{3}|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"))"""
            r"""|(?P<number>(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d[\d_]*)?[jJ]?))"""
            r"""|(?P<name>[A-Za-z_]\w*)|(?P<sign>\.\.\.|[-+()\[\]{},:]))""", re.S)
        self.at = 0
        self.step()

    def step(self):
        while True:
            match = self.tokens.match(self.text, self.at)
            if match is None:
                rest = self.text[self.at:].strip()
                if rest.startswith("#") and "\n" in rest:
                    self.at = self.text.index("\n", self.at)
                    continue
                self.kind, self.token = "end" if not rest or rest.startswith("#") else "odd", rest
                return
            self.kind, self.token, self.at = match.lastgroup, match[match.lastgroup], match.end()
            return

    def take(self, token):
        if self.kind == "sign" and self.token == token:
            self.step()
            return True
        return False

    def fail(self):
        compile(self.text, "<unknown>", "eval")
        line = self.text.count("\n", 0, self.at) + 1
        raise ValueError("malformed node or string on line %d: %r" % (line, self.text))

    def items(self, close):
        found, commas = [], 0
        while not self.take(close):
            found.append(self.value())
            if self.take(","):
                commas += 1
            elif not (self.kind == "sign" and self.token == close):
                self.fail()
        return found, commas

    def value(self):
        left = self.signed()
        while self.kind == "sign" and self.token in ("+", "-"):
            minus = self.token == "-"
            self.step()
            right = self.signed()
            if isinstance(left, (int, float)) and isinstance(right, complex):
                left = left - right if minus else left + right
            else:
                self.fail()
        return left

    def signed(self):
        if self.kind == "sign" and self.token in ("+", "-"):
            minus = self.token == "-"
            self.step()
            value = self.signed()
            if type(value) not in (int, float, complex):
                self.fail()
            return -value if minus else +value
        return self.atom()

    def atom(self):
        kind, token = self.kind, self.token
        if kind == "string":
            value = eval(token)
            self.step()
            while self.kind == "string":
                value += eval(self.token)
                self.step()
            return value
        if kind == "number":
            self.step()
            return eval(token)
        if kind == "name" and token in ("None", "True", "False", "set"):
            self.step()
            if token != "set":
                return {"None": None, "True": True, "False": False}[token]
            if self.take("(") and self.take(")"):
                return set()
            self.fail()
        if self.take("..."):
            return ...
        if self.take("("):
            found, commas = self.items(")")
            return found[0] if len(found) == 1 and commas == 0 else tuple(found)
        if self.take("["):
            return self.items("]")[0]
        if self.take("{"):
            return self.braces()
        self.fail()

    def braces(self):
        if self.take("}"):
            return {}
        first = self.value()
        if not self.take(":"):
            if self.take(","):
                return {first, *self.items("}")[0]}
            if not self.take("}"):
                self.fail()
            return {first}
        made = {first: self.value()}
        while self.take(","):
            if self.kind == "sign" and self.token == "}":
                break
            key = self.value()
            if not self.take(":"):
                self.fail()
            made[key] = self.value()
        if not self.take("}"):
            self.fail()
        return made


def literal_eval(node_or_string):
    """The value of a text that is a literal: numbers, strings, containers of them, None, True, False."""
    if not isinstance(node_or_string, str):
        raise ValueError("malformed node or string: %r" % (node_or_string,))
    reader = _Reader(node_or_string.lstrip(" \t"))
    if reader.kind in ("end", "odd"):
        reader.fail()
    value = reader.value()
    if reader.kind == "sign" and reader.token == ",":
        found = [value]
        while reader.take(",") and reader.kind != "end":
            found.append(reader.value())
        value = tuple(found)
    if reader.kind != "end":
        reader.fail()
    return value
