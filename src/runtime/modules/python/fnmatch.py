"""Matching names with patterns as shells do."""

import functools
import posixpath
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    return fnmatchcase(posixpath.normcase(name), posixpath.normcase(pat))


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def filter(names, pat):
    match = _matcher(posixpath.normcase(pat))
    return [name for name in names if match(name) is not None]


@functools.lru_cache(maxsize=256)
def _matcher(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def _set(body):
    """The regular expression of [BODY]."""
    negated, body = body[0] == "!", body[1:] if body[0] == "!" else body
    pieces, i = [], 0
    while i < len(body):
        if body[i + 1:i + 2] == "-" and i + 2 < len(body):
            if body[i] <= body[i + 2]:
                pieces.append(_escaped(body[i]) + "-" + _escaped(body[i + 2]))
            i += 3
        else:
            pieces.append(_escaped(body[i]))
            i += 1
    if not pieces:
        return "." if negated else "(?!)"
    inner = "".join(pieces)
    return "[%s%s]" % ("^" if negated else "", "\\" + inner if not negated and inner[0] in "^[" else inner)


def _escaped(c):
    return "\\" + c if c in "\\&~|" or c == "-" else c


def translate(pat):
    pieces, i = [], 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if not pieces or pieces[-1] is not None:
                pieces.append(None)
        elif c == "?":
            pieces.append(".")
        elif c == "[":
            end = i + 1 if pat[i:i + 1] == "!" else i
            end = pat.find("]", end + 1 if pat[end:end + 1] == "]" else end)
            if end < 0:
                pieces.append("\\[")
            else:
                pieces.append(_set(pat[i:end]))
                i = end + 1
        else:
            pieces.append(re.escape(c))
    parts, at, group = [], 0, 0
    while at < len(pieces) and pieces[at] is not None:
        parts.append(pieces[at])
        at += 1
    while at < len(pieces):
        at += 1
        start = at
        while at < len(pieces) and pieces[at] is not None:
            at += 1
        fixed = "".join(pieces[start:at])
        if at == len(pieces):
            parts.append(".*" + fixed)
        else:
            parts.append("(?>.*?%s)" % fixed)
    return r"(?s:%s)\Z" % "".join(parts)
