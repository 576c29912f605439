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
    from _html_names import NAMES
    if name[-1] == ";" and name[:-1] in NAMES:
        return NAMES[name[:-1]]
    for end in range(len(name), 1, -1):
        if name[:end] in _bare:
            return _bare[name[:end]] + name[end:]
    return "&" + name


def unescape(s):
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", _replaced, s) if "&" in s else s
