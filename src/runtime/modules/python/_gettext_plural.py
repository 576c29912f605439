"""Which plural form goes with a number: the expressions in C that catalogs of messages have, as functions."""

import re

_LONGEST = 1000
_DEEPEST = 20
_TOKEN = re.compile(r"\s*(?:([0-9]+\b)|(n\b)|([()])|([-*/%+?:]|[><!]=?|==|&&|\|\|)|(\w+|.))", re.DOTALL)

# From what binds least to what binds most; a comparison's result may be compared again, which Python needs brackets for.
_LEVELS = ("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%")
_IN_PYTHON = {"||": "or", "&&": "and", "/": "//"}
_COMPARISONS = 2, 3


class _Reader:
    def __init__(self, text):
        self.tokens = self.split(text)
        self.depth = 0
        self.advance()

    @staticmethod
    def split(text):
        for found in _TOKEN.finditer(text.rstrip()):
            if found[5]:
                raise ValueError("invalid token in plural form: %s" % found[5])
            yield found[found.lastindex]

    def advance(self):
        self.token = next(self.tokens, "")

    def unexpected(self):
        if self.token:
            return ValueError("unexpected token in plural form: %s" % self.token)
        return ValueError("unexpected end of plural form")

    def choice(self):
        condition = self.binary(0)
        if self.token != "?":
            return condition
        self.advance()
        one = self.choice()
        if self.token != ":":
            raise self.unexpected()
        self.advance()
        return "(%s if %s else %s)" % (one, condition, self.choice())

    def binary(self, level):
        if level == len(_LEVELS):
            return self.single()
        left = self.binary(level + 1)
        while self.token in _LEVELS[level]:
            sign = _IN_PYTHON.get(self.token, self.token)
            self.advance()
            pattern = "(%s %s %s)" if level in _COMPARISONS else "%s %s %s"
            left = pattern % (left, sign, self.binary(level + 1))
        return left

    def single(self):
        if self.token == "!":
            self.advance()
            return "(not %s)" % self.single()
        if self.token == "(":
            return self.bracketed()
        text = self.token
        if text != "n" and not text.isdecimal():
            raise self.unexpected()
        self.advance()
        return text if text == "n" else str(int(text))

    def bracketed(self):
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError("plural form expression is too complex")
        self.advance()
        inner = self.choice()
        if self.token != ")":
            raise ValueError("unbalanced parenthesis in plural form")
        self.depth -= 1
        self.advance()
        return "(%s)" % inner


def _as_int(n):
    if isinstance(n, int):
        return n
    try:
        round(n)
    except TypeError:
        raise TypeError("Plural value must be an integer, got %s" % n.__class__.__name__) from None
    import sys
    import warnings
    level, frame = 2, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__") in ("gettext", __name__):
        level, frame = level + 1, frame.f_back
    warnings.warn("Plural value must be an integer, got %s" % n.__class__.__name__, DeprecationWarning, level)
    return n


def c2py(plural):
    """The function of a number that the expression PLURAL stands for."""
    if len(plural) > _LONGEST:
        raise ValueError("plural form expression is too long")
    reader = _Reader(plural)
    text = reader.choice()
    if reader.token:
        raise reader.unexpected()
    chosen = eval("lambda n: int(%s)" % text)
    return lambda n: chosen(_as_int(n))
