"""From messages to text in a file."""

__all__ = ["Generator", "DecodedGenerator", "BytesGenerator"]


class Generator:
    """Writes messages to a file."""

    _keeps_bytes = False

    def __init__(self, outfp, mangle_from_=None, maxheaderlen=None, *, policy=None):
        self._fp, self.maxheaderlen, self.policy = outfp, maxheaderlen, policy

    def write(self, s):
        self._fp.write(s)

    def flatten(self, msg, unixfrom=False, linesep=None):
        limit = (self.policy or msg.policy).max_line_length if self.maxheaderlen is None else self.maxheaderlen
        text = msg._text(unixfrom, limit, keeps_bytes=self._keeps_bytes)
        self._put(text if linesep is None else text.replace("\n", linesep))

    def _put(self, text):
        self._fp.write(text)

    def clone(self, fp):
        return type(self)(fp, None, self.maxheaderlen, policy=self.policy)


class BytesGenerator(Generator):
    _keeps_bytes = True

    def _put(self, text):
        self._fp.write(text.encode("ascii", "surrogateescape"))


class DecodedGenerator(Generator):
    """Text parts as they are, a line for each of the others."""

    def flatten(self, msg, unixfrom=False, linesep=None):
        for part in msg.walk():
            if part.get_content_maintype() == "text":
                print(part.get_payload(decode=False), file=self._fp)
            elif part.get_content_maintype() != "multipart":
                print("[Non-text (%s) part of message omitted, filename %s]" % (part.get_content_type(), part.get_filename()), file=self._fp)
