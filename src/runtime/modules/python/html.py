"""Characters that HTML wants written otherwise."""

import re

__all__ = ["escape", "unescape"]
__path__ = []
# From U+00A0 on; these may stand without a semicolon, and at the beginning of a longer name.
_latin = """nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot
    cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave
    Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute
    acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml
    divide oslash ugrave uacute ucirc uuml yacute thorn yuml"""
_bare = {name: chr(0xA0 + i) for i, name in enumerate(_latin.split())}
_bare |= {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "AMP": "&", "LT": "<", "GT": ">", "QUOT": '"', "COPY": "\xa9", "REG": "\xae"}
_greek = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega"
_entities = _bare | {name: chr(0x3B1 + i) for i, name in enumerate(_greek.split())}
_entities |= {name.capitalize(): chr(0x391 + i) for i, name in enumerate(_greek.split()) if name != "sigmaf"}
_entities |= {"apos": "'", "euro": "\u20ac", "hellip": "\u2026", "mdash": "\u2014", "ndash": "\u2013", "lsquo": "\u2018", "rsquo": "\u2019",
              "sbquo": "\u201a", "ldquo": "\u201c", "rdquo": "\u201d", "bdquo": "\u201e", "bull": "\u2022", "trade": "\u2122",
              "larr": "\u2190", "uarr": "\u2191", "rarr": "\u2192", "darr": "\u2193", "harr": "\u2194", "rArr": "\u21d2",
              "hArr": "\u21d4", "forall": "\u2200", "exist": "\u2203", "empty": "\u2205", "isin": "\u2208", "notin": "\u2209",
              "prod": "\u220f", "sum": "\u2211", "minus": "\u2212", "radic": "\u221a", "infin": "\u221e", "and": "\u2227", "or": "\u2228",
              "cap": "\u2229", "cup": "\u222a", "int": "\u222b", "asymp": "\u2248", "ne": "\u2260", "equiv": "\u2261", "le": "\u2264",
              "ge": "\u2265", "sub": "\u2282", "sup": "\u2283", "spades": "\u2660", "clubs": "\u2663", "hearts": "\u2665",
              "diams": "\u2666", "dagger": "\u2020", "Dagger": "\u2021", "permil": "\u2030", "prime": "\u2032", "Prime": "\u2033",
              "lsaquo": "\u2039", "rsaquo": "\u203a", "ensp": "\u2002", "emsp": "\u2003", "thinsp": "\u2009", "zwnj": "\u200c",
              "zwj": "\u200d", "OElig": "\u0152", "oelig": "\u0153", "Scaron": "\u0160", "scaron": "\u0161", "Yuml": "\u0178",
              "check": "\u2713", "cross": "\u2717", "star": "\u2606", "starf": "\u2605", "phone": "\u260e"}
_entities |= {"alefsym": "\u2135", "ang": "\u2220", "circ": "\u02c6", "cong": "\u2245", "crarr": "\u21b5", "dArr": "\u21d3",
              "fnof": "\u0192", "frasl": "\u2044", "image": "\u2111", "lArr": "\u21d0", "lang": "\u27e8", "lceil": "\u2308",
              "lfloor": "\u230a", "lowast": "\u2217", "loz": "\u25ca", "lrm": "\u200e", "nabla": "\u2207", "ni": "\u220b",
              "nsub": "\u2284", "oline": "\u203e", "oplus": "\u2295", "otimes": "\u2297", "part": "\u2202", "perp": "\u22a5",
              "piv": "\u03d6", "prop": "\u221d", "rang": "\u27e9", "rceil": "\u2309", "real": "\u211c", "rfloor": "\u230b",
              "rlm": "\u200f", "sdot": "\u22c5", "sim": "\u223c", "sube": "\u2286", "supe": "\u2287", "there4": "\u2234",
              "thetasym": "\u03d1", "tilde": "\u02dc", "uArr": "\u21d1", "upsih": "\u03d2", "weierp": "\u2118"}
# What browsers make of numbers that are no characters.
_windows = "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _numbered(number):
    if 0x80 <= number < 0xA0:
        return _windows[number - 0x80]
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    if number < 0x20 and number not in (9, 10, 12, 13) or number in (0xB, 0x7F) or 0xFDD0 <= number <= 0xFDEF or number & 0xFFFE == 0xFFFE:
        return "\r" if number == 13 else ""
    return chr(number)


def _replaced(match):
    name = match[1]
    if name[0] == "#":
        return _numbered(int(name[2:].rstrip(";"), 16) if name[1] in "xX" else int(name[1:].rstrip(";")))
    if name[-1] == ";" and name[:-1] in _entities:
        return _entities[name[:-1]]
    for end in range(len(name), 1, -1):
        if name[:end] in _bare:
            return _bare[name[:end]] + name[end:]
    return "&" + name


def unescape(s):
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", _replaced, s) if "&" in s else s
