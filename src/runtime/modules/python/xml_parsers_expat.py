"""A reader that calls functions for what it meets, in the manner of Expat."""

import re

from xml.etree.reading import Reader as _Reader

XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE, XML_PARAM_ENTITY_PARSING_ALWAYS = range(3)
EXPAT_VERSION, version_info, native_encoding, features = "expat_2.5.0", (2, 5, 0), "UTF-8", []


class ExpatError(Exception):
    """What is wrong in a document; code, lineno and offset tell."""


error = ExpatError


def _make_error(text):
    return ExpatError(text)


class RawReader(_Reader):
    """Names stay as they are written, and those that name spaces are told like all others; their prefixes must be known, though."""

    def qualified(self, name, at, is_attribute):
        super().qualified(name, at, is_attribute)
        return name

    def named(self, attributes, at):
        for name in attributes:
            if name != "xmlns" and not name.startswith("xmlns:"):
                self.qualified(name, at, True)
        return attributes

    def fail(self, words, at):
        try:
            super().fail(words, at)
        except ExpatError as error:
            error.lineno, error.offset = error.position
            raise

    def take_text(self, text):
        """Each reference is told for itself, if the target wants it so."""
        if not getattr(self.target, "wants_pieces", False):
            return super().take_text(text)
        self.resolved(text, self.at)
        for piece in re.split(r"(&[^;]*;)", text):
            if piece:
                self.target.data(self.resolved(piece, self.at))

    def cdata(self, text):
        if not hasattr(self.target, "cdata"):
            return super().cdata(text)
        self.flush()
        self.target.cdata(text)

    def doctype(self, declaration, inside):
        if hasattr(self.target, "doctype"):
            self.target.doctype(declaration, inside)


def text_of(data):
    """A document as a str: bytes are in the encoding that they name."""
    if isinstance(data, str):
        return data
    data = bytes(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    named = re.match(rb"""\s*<\?xml[^>]*?encoding=["']([-\w.]+)["']""", data)
    return data.decode(named[1].decode() if named else "utf-8-sig").removeprefix("\ufeff")


def read(data, target):
    target.reader = RawReader(text_of(data), target, _make_error, {})
    target.reader.run()


class XMLParserType:
    """Its handlers are attributes: StartElementHandler (name, attributes) and so on."""

    StartElementHandler = EndElementHandler = CharacterDataHandler = CommentHandler = ProcessingInstructionHandler = None
    StartCdataSectionHandler = EndCdataSectionHandler = None
    wants_pieces = property(lambda self: not self.buffer_text)
    reader = None
    CurrentLineNumber = property(lambda self: 1 if self.reader is None else self.reader.text.count("\n", 0, self.reader.at) + 1)

    def __init__(self):
        self._pieces, self.buffer_text, self.ordered_attributes, self.specified_attributes = [], False, False, False

    def start(self, name, attributes):
        if self.StartElementHandler:
            self.StartElementHandler(name, [part for pair in attributes.items() for part in pair] if self.ordered_attributes else attributes)

    def end(self, name):
        if self.EndElementHandler:
            self.EndElementHandler(name)

    def data(self, text):
        if self.CharacterDataHandler:
            for part in [text] if self.buffer_text else text.splitlines(True):
                if part.endswith("\n") and not self.buffer_text and part != "\n":
                    self.CharacterDataHandler(part[:-1])
                    part = "\n"
                self.CharacterDataHandler(part)

    def comment(self, text):
        if self.CommentHandler:
            self.CommentHandler(text)

    def pi(self, name, data):
        if self.ProcessingInstructionHandler:
            self.ProcessingInstructionHandler(name, data or "")

    def cdata(self, text):
        if self.StartCdataSectionHandler:
            self.StartCdataSectionHandler()
        self.data(text)
        if self.EndCdataSectionHandler:
            self.EndCdataSectionHandler()

    def Parse(self, data, isfinal=False, /):
        self._pieces.append(data)
        if isfinal:
            pieces, self._pieces = [piece for piece in self._pieces if piece], []
            read(type(pieces[0])().join(pieces) if pieces else "", self)
        return 1

    def ParseFile(self, file, /):
        return self.Parse(file.read(), True)


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    return XMLParserType()


def ErrorString(code, /):
    from xml.etree.reading import _CODES
    return next((words for words, number in _CODES.items() if number == code), None)
