"""Ways to make a payload fit to be sent."""

import base64
from email.message import quoted_printable

__all__ = ["encode_7or8bit", "encode_base64", "encode_noop", "encode_quopri"]


def encode_base64(msg):
    msg.set_payload(base64.encodebytes(msg.get_payload(decode=True)).decode("ascii"))
    msg["Content-Transfer-Encoding"] = "base64"


def encode_quopri(msg):
    msg.set_payload(quoted_printable(msg.get_payload(decode=True)).replace(" ", "=20"))
    msg["Content-Transfer-Encoding"] = "quoted-printable"


def encode_7or8bit(msg):
    original = msg.get_payload(decode=True)
    msg["Content-Transfer-Encoding"] = "7bit" if original is None or original.isascii() else "8bit"


def encode_noop(msg):
    pass
