"""Characters that HTML wants written otherwise."""

import re

__all__ = ["escape", "unescape"]
__path__ = []
_entities = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9", "reg": "\xae", "euro": "\u20ac",
             "pound": "\xa3", "yen": "\xa5", "cent": "\xa2", "sect": "\xa7", "para": "\xb6", "deg": "\xb0", "plusmn": "\xb1",
             "times": "\xd7", "divide": "\xf7", "frac12": "\xbd", "frac14": "\xbc", "frac34": "\xbe", "micro": "\xb5", "middot": "\xb7",
             "laquo": "\xab", "raquo": "\xbb", "hellip": "\u2026", "mdash": "\u2014", "ndash": "\u2013", "lsquo": "\u2018",
             "rsquo": "\u2019", "ldquo": "\u201c", "rdquo": "\u201d", "bull": "\u2022", "trade": "\u2122", "larr": "\u2190",
             "uarr": "\u2191", "rarr": "\u2192", "darr": "\u2193", "szlig": "\xdf", "auml": "\xe4", "ouml": "\xf6", "uuml": "\xfc",
             "Auml": "\xc4", "Ouml": "\xd6", "Uuml": "\xdc", "eacute": "\xe9", "egrave": "\xe8", "ecirc": "\xea", "agrave": "\xe0",
             "aacute": "\xe1", "acirc": "\xe2", "ccedil": "\xe7", "ntilde": "\xf1", "iexcl": "\xa1", "iquest": "\xbf", "alpha": "\u03b1",
             "beta": "\u03b2", "gamma": "\u03b3", "delta": "\u03b4", "lambda": "\u03bb", "mu": "\u03bc", "pi": "\u03c0", "sigma": "\u03c3",
             "omega": "\u03c9", "Omega": "\u03a9", "infin": "\u221e", "ne": "\u2260", "le": "\u2264", "ge": "\u2265", "sum": "\u2211",
             "hearts": "\u2665"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _replaced(match):
    name = match[1]
    if name[0] == "#":
        number = int(name[2:].rstrip(";"), 16) if name[1] in "xX" else int(name[1:].rstrip(";"))
        if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            return "\ufffd"
        return chr(number)
    bare = name.rstrip(";")
    return _entities.get(bare, "&" + name) if name != bare or bare in ("amp", "lt", "gt", "quot", "nbsp", "copy") and bare in _entities else "&" + name


def unescape(s):
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", _replaced, s) if "&" in s else s
