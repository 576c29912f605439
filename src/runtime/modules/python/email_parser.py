"""From text to messages."""

import re
from email.errors import CloseBoundaryNotFoundDefect, NoBoundaryInMultipartDefect, StartBoundaryNotFoundDefect
from email.policy import compat32

__all__ = ["Parser", "HeaderParser", "BytesParser", "BytesHeaderParser", "FeedParser", "BytesFeedParser"]
_HEADER = re.compile(r"([^\x00-\x20:\x7f]+)[ \t]*:[ \t]*((?:.*)(?:\r?\n[ \t].*)*)(?:\r?\n|\Z)")


class Parser:
    """Reads one message with all its parts."""

    def __init__(self, _class=None, *, policy=compat32):
        self._class, self.policy = _class, policy

    def parse(self, fp, headersonly=False):
        return self.parsestr(fp.read(), headersonly)

    def parsestr(self, text, headersonly=False):
        from email.message import EmailMessage, Message
        make = self._class or self.policy.message_factory or (EmailMessage if self.policy.new else Message)
        return self._read(make, text, headersonly, "text/plain")

    def _read(self, make, text, headersonly, usual):
        message = make(policy=self.policy) if self.policy is not compat32 else make()
        message._default_type = usual
        at = 0
        if text.startswith("From "):
            at = (text.find("\n") + 1) or len(text)
            message.set_unixfrom(text[:at].rstrip("\r\n"))
        while match := _HEADER.match(text, at):
            message._headers.append((match[1], match[2].rstrip("\r")))
            at = match.end()
        blank = re.compile(r"\r?\n").match(text, at)
        body = text[blank.end() if blank else at:]
        kind = message.get_content_maintype()
        if headersonly or kind not in ("multipart", "message"):
            message._payload = body
        elif kind == "message":
            message._payload = [self._read(make, body, False, "text/plain")]
        else:
            self._take_parts(make, message, body)
        return message

    def _take_parts(self, make, message, body):
        boundary = message.get_boundary()
        if boundary is None:
            message.defects.append(NoBoundaryInMultipartDefect())
            message._payload = body
            return
        line = re.compile(r"(?:(?<=\n)|\A)--%s(--)?[ \t]*(?:\r?\n|\Z)" % re.escape(boundary))
        first = line.search(body)
        if not first:
            message.defects.append(StartBoundaryNotFoundDefect())
            message._payload = body
            return
        before = body[:first.start()]
        message.preamble = re.sub(r"\r?\n\Z", "", before) or None if before else None
        usual = "message/rfc822" if message.get_content_subtype() == "digest" else "text/plain"
        message._payload, mark = [], first
        while not mark[1]:
            following = line.search(body, mark.end())
            part = body[mark.end():following.start() if following else len(body)]
            message._payload.append(self._read(make, re.sub(r"\r?\n\Z", "", part) if following else part, False, usual))
            if not following:
                message.defects.append(CloseBoundaryNotFoundDefect())
                return
            mark = following
        message.epilogue = body[mark.end():]


class HeaderParser(Parser):
    def parsestr(self, text, headersonly=True):
        return super().parsestr(text, True)


class BytesParser:
    """The same from bytes."""

    _inner = Parser

    def __init__(self, *args, **kw):
        self.parser = self._inner(*args, **kw)

    def parse(self, fp, headersonly=False):
        return self.parsebytes(fp.read(), headersonly)

    def parsebytes(self, text, headersonly=False):
        return self.parser.parsestr(text.decode("ascii", "surrogateescape"), headersonly)


class BytesHeaderParser(BytesParser):
    _inner = HeaderParser


class FeedParser:
    """A message that comes in pieces."""

    def __init__(self, _factory=None, *, policy=compat32):
        self._parser, self._pieces = Parser(_factory, policy=policy), []

    def feed(self, data):
        self._pieces.append(data)

    def close(self):
        return self._parser.parsestr("".join(self._pieces))


class BytesFeedParser(FeedParser):
    def feed(self, data):
        super().feed(data.decode("ascii", "surrogateescape"))
