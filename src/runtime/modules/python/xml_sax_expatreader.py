"""The reader: text becomes calls of a handler."""

from xml.parsers.expat import ExpatError, RawReader, text_of
from xml.sax import handler
from xml.sax._exceptions import SAXParseException
from xml.sax.xmlreader import AttributesImpl, InputSource, Locator, XMLReader


class _Place(Locator):
    """Where the reader stands."""

    def __init__(self, source):
        self.reader, self.source, self.wrong = None, source, None

    def _place(self):
        if self.wrong is not None:
            return self.wrong
        before = self.reader.text[:self.reader.at]
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1)

    def getLineNumber(self):
        return self._place()[0]

    def getColumnNumber(self):
        return self._place()[1]

    def getSystemId(self):
        return self.source.getSystemId()

    def getPublicId(self):
        return self.source.getPublicId()


class _Told:
    """What the reader tells, in the words of handlers."""

    wants_pieces = True

    def __init__(self, content, spaces):
        self.content, self.with_spaces, self.spaces = content, spaces, [{"xml": "http://www.w3.org/XML/1998/namespace"}]

    def _name(self, name, is_attribute=False):
        prefix, colon, local = name.rpartition(":")
        return (self.spaces[-1].get(prefix) if colon or not is_attribute else None), local

    def start(self, name, attributes):
        if not self.with_spaces:
            self.content.startElement(name, AttributesImpl(attributes))
            return
        spaces = {key[6:]: value for key, value in attributes.items() if key == "xmlns" or key.startswith("xmlns:")}
        for prefix, uri in spaces.items():
            self.content.startPrefixMapping(prefix or None, uri)
        self.spaces.append({**self.spaces[-1], **spaces})
        plain = {self._name(key, True): value for key, value in attributes.items() if key != "xmlns" and not key.startswith("xmlns:")}
        self.content.startElementNS(self._name(name), None, AttributesImpl(plain))

    def end(self, name):
        if not self.with_spaces:
            self.content.endElement(name)
            return
        self.content.endElementNS(self._name(name), None)
        self.spaces.pop()

    def data(self, text):
        for part in text.splitlines(True):
            if part.endswith("\n") and part != "\n":
                self.content.characters(part[:-1])
                part = "\n"
            self.content.characters(part)

    def pi(self, name, data):
        self.content.processingInstruction(name, data or "")


class ExpatParser(XMLReader):
    """Reads a whole document at once."""

    def __init__(self, namespaceHandling=0, bufsize=2**16 - 20):
        XMLReader.__init__(self)
        self._pieces = []
        self._features[handler.feature_namespaces] = namespaceHandling

    def parse(self, source):
        if isinstance(source, str):
            source = InputSource(source)
        elif hasattr(source, "read"):
            file, source = source, InputSource()
            source.setByteStream(file)
            if isinstance(getattr(file, "name", None), str):
                source.setSystemId(file.name)
        file = source.getCharacterStream() or source.getByteStream()
        if file is not None:
            data = file.read()
        else:
            with open(source.getSystemId(), "rb") as opened:
                data = opened.read()
        self._run(data, source)

    def feed(self, data, isFinal=False):
        self._pieces.append(data)

    def close(self):
        pieces, self._pieces = self._pieces, []
        if pieces:
            self._run(type(pieces[0])().join(pieces), InputSource())

    def _run(self, data, source):
        content, place = self._cont_handler, _Place(source)
        place.reader = RawReader(text_of(data), _Told(content, self._features.get(handler.feature_namespaces)), ExpatError, {})
        content.setDocumentLocator(place)
        content.startDocument()
        try:
            place.reader.run()
        except ExpatError as error:
            place.wrong = error.lineno, error.offset
            words = str(error).partition(": line ")[0]
            self._err_handler.fatalError(SAXParseException(words, error, place))
            return
        content.endDocument()


def create_parser(*args, **kwargs):
    return ExpatParser(*args, **kwargs)
