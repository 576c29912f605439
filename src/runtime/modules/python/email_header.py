"""Headers with characters beyond ASCII: words like =?utf-8?q?...?=."""

import base64
import binascii
import re

__all__ = ["Header", "decode_header", "make_header"]
_WORD = re.compile(r"=\?([^?]*?)\?([qQbB])\?(.*?)\?=")
_PLAIN = frozenset(b"-!*+/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")


def quoted(data):
    """Bytes as they stand in a word of kind q."""
    return "".join("_" if byte == 32 else chr(byte) if byte in _PLAIN else "=%02X" % byte for byte in data)


def encoded_word(text, charset="utf-8", kind=None):
    """TEXT as one word; of kind b or q, whatever is shorter."""
    data = text.encode(charset)
    q, b = quoted(data), base64.b64encode(data).decode()
    if kind is None:
        kind = "q" if len(q) - len(b) < 5 else "b"
    return "=?%s?%s?%s?=" % (charset, kind, q if kind == "q" else b)


def decode_header(header):
    """Pairs of bytes and their charset; or of the text itself and None if nothing in it is encoded."""
    if hasattr(header, "_chunks"):
        return [(text.encode(charset) if charset else text, charset) for text, charset in header._chunks]
    if not _WORD.search(header):
        return [(header, None)]
    parts, at = [], 0
    for match in _WORD.finditer(header):
        between = header[at:match.start()]
        if between.strip() or (between and not parts):
            parts.append((between.encode("raw-unicode-escape"), None))
        charset, kind, text = match[1].lower(), match[2].lower(), match[3]
        data = binascii.a2b_qp(text, header=True) if kind == "q" else base64.b64decode(text + "=" * (-len(text) % 4))
        if parts and parts[-1][1] == charset:
            parts[-1] = parts[-1][0] + data, charset
        else:
            parts.append((data, charset))
        at = match.end()
    if header[at:].strip():
        parts.append((header[at:].encode("raw-unicode-escape"), None))
    return parts


def make_header(decoded_seq, maxlinelen=None, header_name=None, continuation_ws=" "):
    made = Header(maxlinelen=maxlinelen, header_name=header_name, continuation_ws=continuation_ws)
    for text, charset in decoded_seq:
        made.append(text, charset)
    return made


class Header:
    """The value of a header, made of chunks of text, each with its charset."""

    def __init__(self, s=None, charset=None, maxlinelen=None, header_name=None, continuation_ws=" ", errors="strict"):
        self._charset, self._chunks = str(charset) if charset else None, []
        if s is not None:
            self.append(s, charset, errors)

    def append(self, s, charset=None, errors="strict"):
        charset = str(charset) if charset else self._charset
        if isinstance(s, bytes):
            s = s.decode(charset or "us-ascii", errors)
        if charset is None and not s.isascii():
            charset = "utf-8"
        self._chunks.append((s, None if charset == "us-ascii" else charset))

    def __str__(self):
        text, before = "", None
        for chunk, charset in self._chunks:
            if text and (before is None) != (charset is None) and not text.endswith((" ", "\t")) and not chunk.startswith((" ", "\t")):
                text += " "
            text, before = text + chunk, charset
        return text

    def __eq__(self, other):
        return other == str(self)

    def encode(self, splitchars=";, \t", maxlinelen=None, linesep="\n"):
        return " ".join(chunk.strip() if charset is None else encoded_word(chunk, charset, "b" if charset == "utf-8" else "q")
                        for chunk, charset in self._chunks)


def decoded(text):
    """A header's text with the words in it decoded."""
    if "=?" not in text:
        return text
    return str(make_header(decode_header(text)))
