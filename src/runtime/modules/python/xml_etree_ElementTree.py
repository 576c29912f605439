"""Elements of XML with their attributes and children, read and written."""

import io
import re

from xml.etree import paths as _paths
from xml.etree.reading import Reader as _Reader
from xml.etree.writing import HtmlWriter as _HtmlWriter, Names as _Names, Writer as _Writer

_stands_for_native = True
__all__ = ["Comment", "dump", "Element", "ElementTree", "canonicalize", "fromstring", "fromstringlist", "indent", "iselement",
           "iterparse", "parse", "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist",
           "TreeBuilder", "VERSION", "XML", "XMLID", "XMLParser", "XMLPullParser", "register_namespace"]
VERSION = "1.3.0"


class ParseError(SyntaxError):
    """What is wrong in a document; code and position tell."""


def _want_element(thing, what):
    if not isinstance(thing, Element):
        raise TypeError("%s must be xml.etree.ElementTree.Element, not %s" % (what, "None" if thing is None else type(thing).__name__))


def _sequence(things):
    try:
        return list(things)
    except TypeError:
        raise TypeError('expected sequence, not "%s"' % type(things).__name__) from None


def _check_index(index):
    if not isinstance(index, slice) and not hasattr(type(index), "__index__"):
        raise TypeError("element indices must be integers")


class Element:
    """A tag with attributes, a text, children, and the text behind it."""

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError("Element() argument 2 must be dict, not %s" % type(attrib).__name__)
        self.tag, self.attrib, self._children = tag, {**attrib, **extra}, []
        self.text = self.tail = None

    def __repr__(self):
        return "<%s %r at %#x>" % (self.__class__.__name__, self.tag, id(self))

    def makeelement(self, tag, attrib, /):
        return self.__class__(tag, attrib)

    def __copy__(self):
        made = self.makeelement(self.tag, self.attrib)
        made.text, made.tail = self.text, self.tail
        made[:] = self
        return made

    def __deepcopy__(self, memo):
        import copy
        made = self.makeelement(self.tag, copy.deepcopy(self.attrib, memo))
        made.text, made.tail = self.text, self.tail
        made._children = [copy.deepcopy(child, memo) for child in self._children]
        return made

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        import warnings
        warnings._warn_native("Testing an element's truth value will raise an exception in future versions.  Use specific "
                              "'len(elem)' or 'elem is not None' test instead.", DeprecationWarning, 2)
        return len(self._children) != 0

    def __getitem__(self, index):
        _check_index(index)
        try:
            return self._children[index]
        except IndexError:
            raise IndexError("child index out of range") from None

    def __setitem__(self, index, element):
        _check_index(index)
        for one in element if isinstance(index, slice) else (element,):
            if not isinstance(one, Element):
                raise TypeError('expected an Element, not "%s"' % type(one).__name__)
        try:
            self._children[index] = element
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def __delitem__(self, index):
        _check_index(index)
        try:
            del self._children[index]
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def append(self, subelement, /):
        _want_element(subelement, "append() argument 1")
        self._children.append(subelement)

    def extend(self, elements, /):
        for element in _sequence(elements):
            if not isinstance(element, Element):
                raise TypeError('expected an Element, not "%s"' % type(element).__name__)
            self._children.append(element)

    def insert(self, index, subelement, /):
        _want_element(subelement, "insert() argument 2")
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        _want_element(subelement, "remove() argument")
        self._children.remove(subelement)

    def find(self, path, namespaces=None):
        return next(_paths.iterfind(self, path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else found.text or ""

    def findall(self, path, namespaces=None):
        return list(_paths.iterfind(self, path, namespaces))

    def iterfind(self, path, namespaces=None):
        return _paths.iterfind(self, path, namespaces)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        tag = None if tag == "*" else tag
        if tag is None or self.tag == tag:
            yield self
        for child in self._children:
            yield from child.iter(tag)

    def itertext(self):
        if self.text:
            yield self.text
        for child in self:
            yield from child.itertext()
            if child.tail:
                yield child.tail


def SubElement(parent, tag, attrib={}, **extra):
    _want_element(parent, "SubElement() argument 1")
    element = parent.makeelement(tag, {**attrib, **extra})
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = target if not text else target + " " + text
    return element


PI = ProcessingInstruction


class QName:
    """A name with its namespace."""

    def __init__(self, text_or_uri, tag=None):
        self.text = text_or_uri if not tag else "{%s}%s" % (text_or_uri, tag)

    def __str__(self):
        return self.text

    def __repr__(self):
        return "<%s %r>" % (self.__class__.__name__, self.text)

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, QName) else other)


def iselement(element):
    return hasattr(element, "tag")


class TreeBuilder:
    """Makes elements of what a parser tells."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._factory, self._open, self._last, self._root = element_factory or Element, [], None, None
        self._comment, self._pi = comment_factory or Comment, pi_factory or ProcessingInstruction
        self._inserts_comments, self._inserts_pis = insert_comments, insert_pis

    def _add_text(self, text):
        if self._last is None:
            return
        if self._last_ended:
            self._last.tail = (self._last.tail or "") + text
        else:
            self._last.text = (self._last.text or "") + text

    def start(self, tag, attrs):
        element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._last, self._last_ended = element, False
        return element

    def end(self, tag):
        self._last, self._last_ended = self._open.pop(), True
        return self._last

    def data(self, data):
        self._add_text(data)

    def comment(self, text):
        return self._told(self._comment(text), self._inserts_comments)

    def pi(self, target, text=None):
        return self._told(self._pi(target, text), self._inserts_pis)

    def _told(self, element, inserts):
        if inserts and self._open:
            self._open[-1].append(element)
            self._last, self._last_ended = element, True
        return element

    def close(self):
        return self._root


class XMLParser:
    """Reads a document that comes in pieces."""

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self.entity, self._pieces, self._encoding = {}, [], encoding
        self.version = "Expat 2.5.0"

    def feed(self, data, /):
        if not isinstance(data, str) and not hasattr(type(data), "__buffer__"):
            raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__)
        self._pieces.append(data)

    def close(self):
        if self._pieces and not isinstance(self._pieces[0], str):
            data = b"".join(bytes(piece) for piece in self._pieces)
            told = re.match(rb"\s*<\?xml[^>]*encoding=[\"']([-\w.]+)[\"']", data)
            text = data.decode(self._encoding or (told[1].decode() if told else "utf-8-sig"))
        else:
            text = "".join(self._pieces).removeprefix("\ufeff")
        self._pieces = []
        _Reader(text, self.target, ParseError, self.entity).run()
        return self.target.close() if hasattr(self.target, "close") else None

    def flush(self):
        pass


_EVENTS = "start", "end", "comment", "pi", "start-ns", "end-ns"


class _Events:
    """A builder that remembers what it was told."""

    def __init__(self, wanted):
        self.builder, self.wanted, self.seen = TreeBuilder(), set(), []
        for event in ("end",) if wanted is None else wanted:
            if not isinstance(event, str):
                raise ValueError("invalid events sequence")
            if event not in _EVENTS:
                raise ValueError("unknown event %r" % event)
            self.wanted.add(event)

    def _see(self, event, what):
        if event in self.wanted:
            self.seen.append((event, what))

    def start(self, tag, attrs):
        self._see("start", self.builder.start(tag, attrs))

    def end(self, tag):
        self._see("end", self.builder.end(tag))

    def data(self, data):
        self.builder.data(data)

    def comment(self, text):
        self._see("comment", self.builder.comment(text))

    def pi(self, target, text=None):
        self._see("pi", self.builder.pi(target, text))

    def start_ns(self, prefix, uri):
        self._see("start-ns", (prefix, uri))

    def end_ns(self, prefix):
        self._see("end-ns", None)

    def close(self):
        return self.builder.close()


class XMLPullParser:
    def __init__(self, events=None):
        self._target = _Events(events)
        self._parser = XMLParser(target=self._target)

    def feed(self, data):
        self._parser.feed(data)

    def close(self):
        self._parser.close()

    def read_events(self):
        if self._parser._pieces:
            self._parser.close()
        while self._target.seen:
            yield self._target.seen.pop(0)


def iterparse(source, events=None, parser=None):
    target = _Events(events)
    root = parse(source, XMLParser(target=target)).getroot()

    class IterParseIterator:
        def __iter__(self):
            return self

        def __next__(self):
            if not target.seen:
                self.root = root
                raise StopIteration
            return target.seen.pop(0)

    return IterParseIterator()


_namespace_map = {"http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html",
                  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://schemas.xmlsoap.org/wsdl/": "wsdl",
                  "http://www.w3.org/2001/XMLSchema": "xs", "http://www.w3.org/2001/XMLSchema-instance": "xsi",
                  "http://purl.org/dc/elements/1.1/": "dc"}


def register_namespace(prefix, uri):
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, name in list(_namespace_map.items()):
        if known == uri or name == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


def _from_root(path):
    if path[:1] != "/":
        return path
    import warnings
    path = "." + path
    warnings.warn("This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you rely on the current behaviour, "
                  "change it to %r" % path, FutureWarning, stacklevel=3)
    return path


class ElementTree:
    """A whole document."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        opened = None if hasattr(source, "read") else open(source, "rb")
        try:
            parser = XMLParser() if parser is None else parser
            parser.feed((opened or source).read())
            self._root = parser.close()
        finally:
            if opened:
                opened.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def find(self, path, namespaces=None):
        return self._root.find(_from_root(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(_from_root(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(_from_root(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(_from_root(path), namespaces)

    def _pieces(self, encoding, xml_declaration, default_namespace, method, short):
        """The text, piece by piece."""
        if method not in (None, "", "xml", "html", "text"):
            raise ValueError("unknown method %r" % method)
        if method == "text":
            return [*self._root.itertext(), *([self._root.tail] if self._root.tail else ())]
        pieces = []
        if method != "html" and (xml_declaration or (xml_declaration is None and encoding.lower() not in ("utf-8", "us-ascii", "unicode"))):
            pieces.append("<?xml version='1.0' encoding='%s'?>\n" % ("utf-8" if encoding.lower() == "unicode" else encoding))
        names = _Names(self._root, default_namespace, _namespace_map, QName, (Comment, ProcessingInstruction))
        kind = _HtmlWriter if method == "html" else _Writer
        kind(pieces.append, names, Comment, ProcessingInstruction, QName, short).write(self._root, names.declarations())
        return pieces

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        encoding = encoding or "us-ascii"
        text = "".join(self._pieces(encoding, xml_declaration, default_namespace, method, short_empty_elements))
        data = text if encoding.lower() == "unicode" else text.encode(encoding, "xmlcharrefreplace")
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(data)
            return
        with (open(file_or_filename, "w", encoding="utf-8") if isinstance(data, str) else open(file_or_filename, "wb")) as file:
            file.write(data)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    stream = io.StringIO() if encoding is not None and encoding.lower() == "unicode" else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace, method=method,
                               short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    if encoding is not None and encoding.lower() == "unicode":
        return ElementTree(element)._pieces(encoding, xml_declaration, default_namespace, method, short_empty_elements)
    return [tostring(element, encoding, method, xml_declaration=xml_declaration, default_namespace=default_namespace,
                     short_empty_elements=short_empty_elements)]


def dump(elem):
    import sys
    tree = elem if isinstance(elem, ElementTree) else ElementTree(elem)
    tree.write(sys.stdout, encoding="unicode")
    tail = tree.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")

    def walk(element, depth):
        inner = "\n" + space * depth
        if not element.text or not element.text.strip():
            element.text = inner
        for child in element:
            if len(child):
                walk(child, depth + 1)
            if not child.tail or not child.tail.strip():
                child.tail = inner
        if not child.tail.strip():
            child.tail = "\n" + space * (depth - 1)

    if len(tree):
        walk(tree, level + 1)


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    parser = XMLParser() if parser is None else parser
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {e.get("id"): e for e in tree.iter() if e.get("id")}


def fromstringlist(sequence, parser=None):
    parser = XMLParser() if parser is None else parser
    for text in sequence:
        parser.feed(text)
    return parser.close()


def canonicalize(xml_data=None, *, out=None, from_file=None, **options):
    root = XML(xml_data) if xml_data is not None else parse(from_file).getroot()
    for element in root.iter():
        element.attrib = dict(sorted(element.attrib.items()))
    text = tostring(root, "unicode", short_empty_elements=False)
    if out is None:
        return text
    out.write(text)
