"""Text that can stand in XML, and a handler that writes XML."""

import sys
from xml.sax import handler


def escape(data, entities={}):
    data = data.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    for key, value in entities.items():
        data = data.replace(key, value)
    return data


def unescape(data, entities={}):
    data = data.replace("&lt;", "<").replace("&gt;", ">")
    for key, value in entities.items():
        data = data.replace(key, value)
    return data.replace("&amp;", "&")


def quoteattr(data, entities={}):
    data = escape(data, {**entities, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    if '"' not in data:
        return '"%s"' % data
    return "'%s'" % data if "'" not in data else '"%s"' % data.replace('"', "&quot;")


class XMLGenerator(handler.ContentHandler):
    """Writes what it is told."""

    def __init__(self, out=None, encoding="iso-8859-1", short_empty_elements=False):
        handler.ContentHandler.__init__(self)
        self._out, self._encoding, self._short, self._open = out or sys.stdout, encoding, short_empty_elements, False

    def _write(self, text):
        if self._open:
            self._open = False
            self._put(">")
        self._put(text)

    def _put(self, text):
        if hasattr(self._out, "mode") and "b" in self._out.mode or type(self._out).__name__ == "BytesIO":
            text = text.encode(self._encoding, "xmlcharrefreplace")
        self._out.write(text)

    def startDocument(self):
        self._write('<?xml version="1.0" encoding="%s"?>\n' % self._encoding)

    def startElement(self, name, attrs):
        self._write("<" + name + "".join(" %s=%s" % (key, quoteattr(value)) for key, value in attrs.items()))
        if self._short:
            self._open = True
        else:
            self._put(">")

    def endElement(self, name):
        if self._open:
            self._open = False
            self._put("/>")
        else:
            self._write("</%s>" % name)

    def characters(self, content):
        if content:
            self._write(escape(content if isinstance(content, str) else str(content, self._encoding)))

    def ignorableWhitespace(self, content):
        if content:
            self._write(content if isinstance(content, str) else str(content, self._encoding))

    def processingInstruction(self, target, data):
        self._write("<?%s %s?>" % (target, data))


class XMLFilterBase(handler.ContentHandler):
    """Between a reader and a handler: passes on what it is told."""

    def __init__(self, parent=None):
        handler.ContentHandler.__init__(self)
        self._parent, self._cont_handler = parent, handler.ContentHandler()

    def getParent(self):
        return self._parent

    def setParent(self, parent):
        self._parent = parent

    def setContentHandler(self, handler):
        self._cont_handler = handler

    def getContentHandler(self):
        return self._cont_handler

    def parse(self, source):
        self._parent.setContentHandler(self)
        self._parent.parse(source)


for _name in ("setDocumentLocator startDocument endDocument startPrefixMapping endPrefixMapping startElement endElement startElementNS "
              "endElementNS characters ignorableWhitespace processingInstruction skippedEntity").split():
    def _pass_on(self, *args, _name=_name):
        return getattr(self._cont_handler, _name)(*args)
    setattr(XMLFilterBase, _name, _pass_on)
