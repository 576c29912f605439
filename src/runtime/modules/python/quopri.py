"""Quoted-printable: text of mails in ASCII, with = and two digits for what is none."""

from binascii import a2b_qp, b2a_qp

__all__ = ["encode", "decode", "encodestring", "decodestring"]

MAXLINESIZE, ESCAPE, HEX, EMPTYSTRING = 76, b"=", b"0123456789ABCDEF", b""


def encodestring(s, quotetabs=False, header=False):
    return b2a_qp(s, quotetabs, True, header)


def decodestring(s, header=False):
    return a2b_qp(s, header)


def encode(input, output, quotetabs, header=False):
    output.write(b2a_qp(input.read(), quotetabs, True, header))


def decode(input, output, header=False):
    output.write(a2b_qp(input.read(), header))
