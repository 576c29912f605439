"""Words as shells have them."""

import re

__all__ = ["split", "quote", "join"]


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    words, word, quote, at, n = [], None, None, 0, len(s)
    while at < n:
        c = s[at]
        at += 1
        if quote is not None:
            if c == quote:
                if not posix:
                    word += c
                quote = None
            elif posix and c == "\\" and quote == '"' and s[at:at + 1] in ('"', "\\"):
                word += s[at]
                at += 1
            else:
                word += c
        elif c in " \t\r\n":
            if word is not None:
                words.append(word)
            word = None
        elif comments and c == "#":
            end = s.find("\n", at)
            at = n if end < 0 else end
        elif c in "'\"":
            quote = c
            word = (word or "") + ("" if posix else c)
        elif posix and c == "\\":
            if at == n:
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        else:
            word = (word or "") + c
    if quote is not None:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words


def quote(s):
    if not s:
        return "''"
    if re.search(r"[^\w@%+=:,./-]", s, re.ASCII) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(map(quote, split_command))
