"""What readers share: sources, attributes, places."""

from xml.sax._exceptions import SAXNotRecognizedException
from xml.sax import handler


class Locator:
    def getColumnNumber(self):
        return -1

    def getLineNumber(self):
        return -1

    def getPublicId(self):
        return None

    def getSystemId(self):
        return None


class InputSource:
    """Where a document comes from: a name, a file of bytes, or one of text."""

    def __init__(self, system_id=None):
        self._system, self._public, self._encoding, self._bytes, self._text = system_id, None, None, None, None

    def setPublicId(self, public_id):
        self._public = public_id

    def getPublicId(self):
        return self._public

    def setSystemId(self, system_id):
        self._system = system_id

    def getSystemId(self):
        return self._system

    def setEncoding(self, encoding):
        self._encoding = encoding

    def getEncoding(self):
        return self._encoding

    def setByteStream(self, bytefile):
        self._bytes = bytefile

    def getByteStream(self):
        return self._bytes

    def setCharacterStream(self, charfile):
        self._text = charfile

    def getCharacterStream(self):
        return self._text


class AttributesImpl:
    """The attributes of an element, by name."""

    def __init__(self, attrs):
        self._attrs = attrs

    def getLength(self):
        return len(self._attrs)

    def getType(self, name):
        return "CDATA"

    def getValue(self, name):
        return self._attrs[name]

    getValueByQName = getValue

    def getNameByQName(self, name):
        if name not in self._attrs:
            raise KeyError(name)
        return name

    getQNameByName = getNameByQName

    def getNames(self):
        return list(self._attrs)

    getQNames = getNames

    def __len__(self):
        return len(self._attrs)

    def __getitem__(self, name):
        return self._attrs[name]

    def keys(self):
        return list(self._attrs)

    def __contains__(self, name):
        return name in self._attrs

    def get(self, name, alternative=None):
        return self._attrs.get(name, alternative)

    def copy(self):
        return self.__class__(self._attrs)

    def items(self):
        return list(self._attrs.items())

    def values(self):
        return list(self._attrs.values())


class XMLReader:
    """Has handlers for content and errors."""

    def __init__(self):
        self._cont_handler, self._err_handler = handler.ContentHandler(), handler.ErrorHandler()
        self._dtd_handler, self._ent_handler, self._features = handler.DTDHandler(), handler.EntityResolver(), {}

    def getContentHandler(self):
        return self._cont_handler

    def setContentHandler(self, handler):
        self._cont_handler = handler

    def getErrorHandler(self):
        return self._err_handler

    def setErrorHandler(self, handler):
        self._err_handler = handler

    def getDTDHandler(self):
        return self._dtd_handler

    def setDTDHandler(self, handler):
        self._dtd_handler = handler

    def getEntityResolver(self):
        return self._ent_handler

    def setEntityResolver(self, resolver):
        self._ent_handler = resolver

    def getFeature(self, name):
        if name not in handler.all_features:
            raise SAXNotRecognizedException("Feature '%s' not recognized" % name)
        return self._features.get(name, 0)

    def setFeature(self, name, state):
        if name not in handler.all_features:
            raise SAXNotRecognizedException("Feature '%s' not recognized" % name)
        self._features[name] = state

    def getProperty(self, name):
        raise SAXNotRecognizedException("Property '%s' not recognized" % name)

    def setProperty(self, name, value):
        raise SAXNotRecognizedException("Property '%s' not recognized" % name)
