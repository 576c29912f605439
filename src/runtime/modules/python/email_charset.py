"""Character sets and how text in them is sent."""

QP, BASE64, SHORTEST, UNKNOWN8BIT = 1, 2, 3, "unknown-8bit"
DEFAULT_CHARSET = "us-ascii"


class Charset:
    """A character set by its name."""

    def __init__(self, input_charset=DEFAULT_CHARSET):
        self.input_charset = {"latin-1": "iso-8859-1", "ascii": "us-ascii", "utf8": "utf-8"}.get(input_charset.lower(), input_charset.lower())
        self.output_charset = self.input_charset
        self.body_encoding = None if self.input_charset == "us-ascii" else QP if self.input_charset.startswith("iso-8859") else BASE64
        self.header_encoding = None if self.input_charset == "us-ascii" else QP if self.input_charset.startswith("iso-8859") else SHORTEST

    def __repr__(self):
        return self.input_charset.lower()

    __str__ = __repr__

    def __eq__(self, other):
        return str(self) == str(other).lower()

    def get_output_charset(self):
        return self.output_charset

    def get_body_encoding(self):
        return {None: "7bit", QP: "quoted-printable", BASE64: "base64"}[self.body_encoding]
