"""A small tree of a document: nodes that know their parents and neighbours, and how they are written."""

import io
import xml.dom
from xml.dom import EMPTY_NAMESPACE, XMLNS_NAMESPACE, Node as _Node


def _write_data(writer, text):
    if text:
        writer.write(text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace(">", "&gt;"))


_CLONED = 1  # what handlers of user data are told


class NodeList(list):
    """Nodes in their order."""

    __slots__ = ()

    def item(self, index):
        return self[index] if 0 <= index < len(self) else None

    length = property(len, doc="The number of nodes in the NodeList.")


class Node(_Node):
    """What all nodes can do."""

    namespaceURI = parentNode = ownerDocument = nextSibling = previousSibling = None
    prefix, nodeValue, attributes = None, None, None
    _takes = ()

    def __bool__(self):
        return True

    firstChild = property(lambda self: self.childNodes[0] if self.childNodes else None)
    lastChild = property(lambda self: self.childNodes[-1] if self.childNodes else None)
    localName = property(lambda self: None)

    def toxml(self, encoding=None, standalone=None):
        return self.toprettyxml("", "", encoding, standalone)

    def toprettyxml(self, indent="\t", newl="\n", encoding=None, standalone=None):
        writer = io.StringIO()
        if self.nodeType == Node.DOCUMENT_NODE:
            self.writexml(writer, "", indent, newl, encoding, standalone)
        else:
            self.writexml(writer, "", indent, newl)
        text = writer.getvalue()
        return text if encoding is None else text.encode(encoding, "xmlcharrefreplace")

    def hasChildNodes(self):
        return bool(self.childNodes)

    def _check_child(self, node):
        if node.nodeType not in self._takes:
            raise xml.dom.HierarchyRequestErr("%s cannot be child of %s" % (repr(node), repr(self)))

    def _link(self):
        """Neighbours and parents of the children, once they have changed."""
        before = None
        for child in self.childNodes:
            child.parentNode, child.previousSibling, child.nextSibling = self, before, None
            if before is not None:
                before.nextSibling = child
            before = child

    def _detach(self, node):
        node.parentNode = node.previousSibling = node.nextSibling = None

    def insertBefore(self, newChild, refChild):
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in list(newChild.childNodes):
                self.insertBefore(child, refChild)
            return newChild
        self._check_child(newChild)
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        if refChild is None:
            self.appendChild(newChild)
        else:
            if refChild not in self.childNodes:
                raise xml.dom.NotFoundErr()
            self.childNodes.insert(self.childNodes.index(refChild), newChild)
            self._link()
        return newChild

    def appendChild(self, node):
        if node.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in list(node.childNodes):
                self.appendChild(child)
            return node
        self._check_child(node)
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        last = self.lastChild
        self.childNodes.append(node)
        node.parentNode, node.previousSibling, node.nextSibling = self, last, None
        if last is not None:
            last.nextSibling = node
        return node

    def replaceChild(self, newChild, oldChild):
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            after = oldChild.nextSibling
            self.removeChild(oldChild)
            return self.insertBefore(newChild, after)
        self._check_child(newChild)
        if newChild is oldChild:
            return None
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        if oldChild not in self.childNodes:
            raise xml.dom.NotFoundErr()
        self.childNodes[self.childNodes.index(oldChild)] = newChild
        self._detach(oldChild)
        self._link()
        return oldChild

    def removeChild(self, oldChild):
        if oldChild not in self.childNodes:
            raise xml.dom.NotFoundErr()
        self.childNodes.remove(oldChild)
        self._detach(oldChild)
        self._link()
        return oldChild

    def normalize(self):
        kept = []
        for child in self.childNodes:
            if child.nodeType == Node.TEXT_NODE:
                if not child.data:
                    self._detach(child)
                    continue
                if kept and kept[-1].nodeType == Node.TEXT_NODE:
                    kept[-1].data += child.data
                    self._detach(child)
                    continue
            elif child.nodeType == Node.ELEMENT_NODE:
                child.normalize()
            kept.append(child)
        self.childNodes[:] = kept
        self._link()

    def cloneNode(self, deep):
        document = self if self.nodeType == Node.DOCUMENT_NODE else self.ownerDocument
        copied = self._copy()
        copied.ownerDocument = document
        if deep:
            for child in self.childNodes:
                copied.appendChild(child.cloneNode(True))
        self._tell_handlers(_CLONED, copied)
        return copied

    def getUserData(self, key):
        return self.__dict__.get("_user_data", {}).get(key, (None,))[0]

    def setUserData(self, key, data, handler):
        kept = self.__dict__.setdefault("_user_data", {})
        old = self.getUserData(key)
        if data is None:
            kept.pop(key, None)
        else:
            kept[key] = data, handler
        return old

    def _tell_handlers(self, operation, copied):
        """Lets those who keep data with this node know that it was copied."""
        for key, (data, handler) in list(self.__dict__.get("_user_data", {}).items()):
            if handler is not None:
                handler.handle(operation, key, data, self, copied)

    def isSupported(self, feature, version):
        return DOMImplementation().hasFeature(feature, version)

    def isSameNode(self, other):
        return self is other

    def unlink(self):
        self.parentNode = self.ownerDocument = None
        if self.childNodes:
            for child in self.childNodes:
                child.unlink()
            self.childNodes = NodeList()
        self.previousSibling = self.nextSibling = None

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.unlink()

    def _all(self, fits):
        found = NodeList()

        def walk(node):
            for child in node.childNodes:
                if child.nodeType == Node.ELEMENT_NODE:
                    if fits(child):
                        found.append(child)
                    walk(child)

        walk(self)
        return found

    def getElementsByTagName(self, name):
        return self._all(lambda node: name == "*" or node.tagName == name)

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return self._all(lambda node: localName in ("*", node.localName) and namespaceURI in ("*", node.namespaceURI))


class DocumentFragment(Node):
    nodeType, nodeName = Node.DOCUMENT_FRAGMENT_NODE, "#document-fragment"
    _takes = (Node.ELEMENT_NODE, Node.TEXT_NODE, Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE, Node.PROCESSING_INSTRUCTION_NODE,
              Node.COMMENT_NODE, Node.NOTATION_NODE)

    def __init__(self):
        self.childNodes = NodeList()

    def _copy(self):
        return DocumentFragment()


class Attr(Node):
    nodeType, ownerElement, specified = Node.ATTRIBUTE_NODE, None, False
    isId = False

    def __init__(self, qName, namespaceURI=EMPTY_NAMESPACE, localName=None, prefix=None):
        self.name = self.nodeName = qName
        self.namespaceURI, self.prefix, self._local = namespaceURI, prefix, self.nodeName.split(":", 1)[-1] if localName is None else localName
        self.value, self.childNodes = "", NodeList()

    localName = property(lambda self: self._local)  # None once renamed to be of no namespace
    nodeValue = property(lambda self: self.value, lambda self, value: setattr(self, "value", value))

    def _copy(self):
        copied = Attr(self.name, self.namespaceURI, self._local, self.prefix)
        copied.value, copied.specified = self.value, True
        return copied

    def unlink(self):
        if self.ownerElement is not None:
            self.ownerElement._attrs.pop(self.name, None)


class NamedNodeMap:
    """The attributes of an element: a change of one is a change of the other."""

    def __init__(self, attrs, attrsNS, ownerElement):
        self._attrs, self._owner = attrs, ownerElement

    length = property(lambda self: len(self._attrs))

    def __len__(self):
        return len(self._attrs)

    def item(self, index):
        try:
            return self[list(self._attrs)[index]]
        except IndexError:
            return None

    def items(self):
        return [(node.nodeName, node.value) for node in self._attrs.values()]

    def itemsNS(self):
        return [((node.namespaceURI, node.localName), node.value) for node in self._attrs.values()]

    def __contains__(self, key):
        return key in self._attrs

    def keys(self):
        return self._attrs.keys()

    def keysNS(self):
        return {(node.namespaceURI, node.localName): node for node in self._attrs.values()}.keys()

    def values(self):
        return self._attrs.values()

    def get(self, name, value=None):
        return self._attrs.get(name, value)

    def __getitem__(self, name):
        if isinstance(name, tuple):
            node = self.getNamedItemNS(*name)
            if node is None:
                raise KeyError(name)
            return node
        return self._attrs[name]

    def getNamedItem(self, name):
        return self._attrs.get(name)

    def getNamedItemNS(self, namespaceURI, localName):
        return self._owner._with_space(namespaceURI, localName)

    def removeNamedItemNS(self, namespaceURI, localName):
        node = self.getNamedItemNS(namespaceURI, localName)
        if node is None:
            raise xml.dom.NotFoundErr()
        return self.removeNamedItem(node.name)

    def __setitem__(self, name, value):
        if isinstance(value, str):
            self._owner.setAttribute(name, value)
        elif isinstance(value, Attr):
            self.setNamedItem(value)
        else:
            raise TypeError("value must be a string or Attr object")

    def setNamedItem(self, node):
        if not isinstance(node, Attr):
            raise xml.dom.HierarchyRequestErr("%s cannot be child of %s" % (repr(node), repr(self)))
        old = self._attrs.get(node.name)
        self._attrs[node.name], node.ownerElement = node, self._owner
        return old

    def setNamedItemNS(self, node):
        return self.setNamedItem(node)

    def removeNamedItem(self, name):
        if name not in self._attrs:
            raise xml.dom.NotFoundErr()
        node = self._attrs.pop(name)
        node.ownerElement = None
        return node

    def __delitem__(self, name):
        self.removeNamedItem(name if isinstance(name, str) else name.name)


class Element(Node):
    nodeType, schemaType = Node.ELEMENT_NODE, None
    _takes = (Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.TEXT_NODE, Node.CDATA_SECTION_NODE,
              Node.ENTITY_REFERENCE_NODE)

    def __init__(self, tagName, namespaceURI=EMPTY_NAMESPACE, prefix=None, localName=None):
        self.tagName = self.nodeName = tagName
        self.namespaceURI, self.prefix, self._local = namespaceURI, prefix, self.nodeName.split(":", 1)[-1] if localName is None else localName
        self.childNodes, self._attrs = NodeList(), {}

    localName = property(lambda self: self._local)  # None once renamed to be of no namespace
    attributes = property(lambda self: NamedNodeMap(self._attrs, None, self))

    def _copy(self):
        copied = Element(self.tagName, self.namespaceURI, self.prefix, self._local)
        for name, attr in self._attrs.items():
            copied._attrs[name] = attr._copy()
            copied._attrs[name].specified = attr.specified
            copied._attrs[name].ownerElement, copied._attrs[name].ownerDocument = copied, self.ownerDocument
        return copied

    def getAttribute(self, attname):
        return self._attrs[attname].value if attname in self._attrs else ""

    def _with_space(self, namespaceURI, localName):
        return next((node for node in self._attrs.values() if (node.namespaceURI, node.localName) == (namespaceURI, localName)), None)

    def getAttributeNS(self, namespaceURI, localName):
        node = self._with_space(namespaceURI, localName)
        return node.value if node else ""

    def setAttribute(self, attname, value):
        attr = self._attrs.get(attname)
        if attr is None:
            attr = self._attrs[attname] = Attr(attname)
            attr.ownerDocument, attr.ownerElement = self.ownerDocument, self
        attr.value = value

    def setAttributeNS(self, namespaceURI, qualifiedName, value):
        prefix, colon, local = qualifiedName.rpartition(":")
        attr = self._with_space(namespaceURI, local)
        if attr is None:
            attr = self._attrs[qualifiedName] = Attr(qualifiedName, namespaceURI, local, prefix or None)
            attr.ownerDocument, attr.ownerElement = self.ownerDocument, self
        attr.value = value

    def getAttributeNode(self, attrname):
        return self._attrs.get(attrname)

    def getAttributeNodeNS(self, namespaceURI, localName):
        return self._with_space(namespaceURI, localName)

    def setAttributeNode(self, attr):
        if attr.ownerElement not in (None, self):
            raise xml.dom.InuseAttributeErr("attribute node already owned")
        return self.attributes.setNamedItem(attr)

    def removeAttribute(self, name):
        if name not in self._attrs:
            raise xml.dom.NotFoundErr()
        self.attributes.removeNamedItem(name)

    def removeAttributeNS(self, namespaceURI, localName):
        self.removeAttributeNode(self._with_space(namespaceURI, localName))

    def removeAttributeNode(self, node):
        if node is None or self._attrs.get(node.name) is not node:
            raise xml.dom.NotFoundErr()
        return self.attributes.removeNamedItem(node.name)

    def hasAttribute(self, name):
        return name in self._attrs

    def hasAttributeNS(self, namespaceURI, localName):
        return self._with_space(namespaceURI, localName) is not None

    def hasAttributes(self):
        return bool(self._attrs)

    def setIdAttribute(self, name):
        self.setIdAttributeNode(self.getAttributeNode(name))

    def setIdAttributeNS(self, namespaceURI, localName):
        self.setIdAttributeNode(self.getAttributeNodeNS(namespaceURI, localName))

    def setIdAttributeNode(self, idAttr):
        if idAttr is None or idAttr.ownerElement is not self:
            raise xml.dom.NotFoundErr()
        idAttr.isId = True

    def __repr__(self):
        return "<DOM Element: %s at %#x>" % (self.tagName, id(self))

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(indent + "<" + self.tagName)
        for name, attr in self._attrs.items():
            writer.write(' %s="' % name)
            _write_data(writer, attr.value)
            writer.write('"')
        children = self.childNodes
        if not children:
            writer.write("/>%s" % newl)
            return
        writer.write(">")
        if len(children) == 1 and children[0].nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE):
            children[0].writexml(writer, "", "", "")
        else:
            writer.write(newl)
            for node in children:
                node.writexml(writer, indent + addindent, addindent, newl)
            writer.write(indent)
        writer.write("</%s>%s" % (self.tagName, newl))


class Childless(Node):
    """Nodes that hold none."""

    childNodes = NodeList()

    def _check_child(self, node):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")

    def appendChild(self, node):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes cannot have children")

    def insertBefore(self, newChild, refChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")

    def removeChild(self, oldChild):
        raise xml.dom.NotFoundErr(self.nodeName + " nodes do not have children")

    def normalize(self):
        pass

    def replaceChild(self, newChild, oldChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")


class ProcessingInstruction(Childless):
    nodeType = Node.PROCESSING_INSTRUCTION_NODE

    def __init__(self, target, data):
        self.target = self.nodeName = target
        self.data = self.nodeValue = data

    def _copy(self):
        return ProcessingInstruction(self.target, self.data)

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write("%s<?%s %s?>%s" % (indent, self.target, self.data, newl))


class CharacterData(Childless):
    """Text, which is data and nodeValue alike."""

    data = ""
    nodeValue = property(lambda self: self.data, lambda self, value: setattr(self, "data", value))
    length = property(lambda self: len(self.data))

    def _copy(self):
        copied = self.__class__.__new__(self.__class__)
        copied.data = self.data
        return copied

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        data = self.data
        return '<DOM %s node "%r%s">' % (self.__class__.__name__, data[0:10], "..." if len(data) > 10 else "")

    def _check_range(self, offset, count=0):
        if offset < 0:
            raise xml.dom.IndexSizeErr("offset cannot be negative")
        if offset >= len(self.data):
            raise xml.dom.IndexSizeErr("offset cannot be beyond end of data")
        if count < 0:
            raise xml.dom.IndexSizeErr("count cannot be negative")

    def substringData(self, offset, count):
        self._check_range(offset, count)
        return self.data[offset:offset + count]

    def appendData(self, arg):
        self.data += arg

    def insertData(self, offset, arg):
        self._check_range(offset)
        self.data = self.data[:offset] + arg + self.data[offset:]

    def deleteData(self, offset, count):
        self._check_range(offset, count)
        self.data = self.data[:offset] + self.data[offset + count:]

    def replaceData(self, offset, count, arg):
        self._check_range(offset, count)
        self.data = self.data[:offset] + arg + self.data[offset + count:]


def _is_text(node):
    return node is not None and node.nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE)


class Text(CharacterData):
    nodeType, nodeName = Node.TEXT_NODE, "#text"

    def _around(self):
        """This text, with those right before it and right after it."""
        first = self
        while _is_text(first.previousSibling):
            first = first.previousSibling
        found = []
        while _is_text(first):
            found.append(first)
            first = first.nextSibling
        return found

    @property
    def wholeText(self):
        return "".join(node.data for node in self._around())

    def replaceWholeText(self, content):
        parent = self.parentNode
        for node in self._around():
            if node is not self or not content:
                parent.removeChild(node)
        if not content:
            return None
        self.data = content
        return self

    def splitText(self, offset):
        if offset < 0 or offset > len(self.data):
            raise xml.dom.IndexSizeErr("illegal offset value")
        rest = self.__class__()
        rest.data, rest.ownerDocument, self.data = self.data[offset:], self.ownerDocument, self.data[:offset]
        if self.parentNode is not None:
            self.parentNode.insertBefore(rest, self.nextSibling)
        return rest

    def writexml(self, writer, indent="", addindent="", newl=""):
        _write_data(writer, "%s%s%s" % (indent, self.data, newl))


class Comment(CharacterData):
    nodeType, nodeName = Node.COMMENT_NODE, "#comment"

    def __init__(self, data):
        self.data = data

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "--" in self.data:
            raise ValueError("'--' is not allowed in a comment node")
        writer.write("%s<!--%s-->%s" % (indent, self.data, newl))


class CDATASection(Text):
    nodeType, nodeName = Node.CDATA_SECTION_NODE, "#cdata-section"

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "]]>" in self.data:
            raise ValueError("']]>' not allowed in a CDATA section")
        writer.write("<![CDATA[%s]]>" % self.data)


class DocumentType(Childless):
    nodeType, nodeValue = Node.DOCUMENT_TYPE_NODE, None

    def __init__(self, qualifiedName, publicId=None, systemId=None, internalSubset=None):
        self.name = self.nodeName = qualifiedName
        self.publicId, self.systemId, self.internalSubset = publicId, systemId, internalSubset

    def _copy(self):
        return DocumentType(self.name, self.publicId, self.systemId, self.internalSubset)

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write("<!DOCTYPE " + self.name)
        if self.publicId:
            writer.write("%s  PUBLIC '%s'%s  '%s'" % (newl, self.publicId, newl, self.systemId))
        elif self.systemId:
            writer.write("%s  SYSTEM '%s'" % (newl, self.systemId))
        if self.internalSubset is not None:
            writer.write(" [" + self.internalSubset + "]")
        writer.write(">" + newl)


class DOMImplementation:
    """Makes documents."""

    def hasFeature(self, feature, version):
        return (feature.lower(), version or None) in [(name, number) for name in ("core", "xml") for number in ("1.0", "2.0", "3.0", None)] + [
            ("ls-load", "3.0"), ("ls-load", None)]

    def createDocument(self, namespaceURI, qualifiedName, doctype):
        if doctype and doctype.parentNode is not None:
            raise xml.dom.WrongDocumentErr("doctype object owned by another DOM tree")
        document = Document()
        if not qualifiedName and (namespaceURI is not None or doctype is not None):
            raise xml.dom.InvalidCharacterErr("Element with no name")
        if doctype:
            document.appendChild(doctype)
            doctype.ownerDocument = document
        if qualifiedName:
            document.appendChild(document.createElementNS(namespaceURI, qualifiedName))
        document.doctype, document.implementation = doctype, self
        return document

    def createDocumentType(self, qualifiedName, publicId, systemId):
        return DocumentType(qualifiedName, publicId, systemId)


class Document(Node):
    nodeType, nodeName = Node.DOCUMENT_NODE, "#document"
    doctype = encoding = standalone = version = documentURI = None
    implementation = DOMImplementation()
    _takes = (Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.DOCUMENT_TYPE_NODE)

    def __init__(self):
        self.childNodes = NodeList()

    documentElement = property(lambda self: next((node for node in self.childNodes if node.nodeType == Node.ELEMENT_NODE), None),
                               doc="Top-level element of this document.")

    def _copy(self):
        return Document()

    def appendChild(self, node):
        if node.nodeType not in self._takes:
            raise xml.dom.HierarchyRequestErr("%s cannot be child of %s" % (repr(node), repr(self)))
        if node.nodeType == Node.ELEMENT_NODE and self.documentElement and node.parentNode is not self:
            raise xml.dom.HierarchyRequestErr("two document elements disallowed")
        return Node.appendChild(self, node)

    def _own(self, node):
        node.ownerDocument = self
        return node

    def createDocumentFragment(self):
        return self._own(DocumentFragment())

    def createElement(self, tagName):
        return self._own(Element(tagName))

    def createTextNode(self, data):
        if not isinstance(data, str):
            raise TypeError("node contents must be a string")
        node = Text()
        node.data = data
        return self._own(node)

    def createCDATASection(self, data):
        if not isinstance(data, str):
            raise TypeError("node contents must be a string")
        node = CDATASection()
        node.data = data
        return self._own(node)

    def createComment(self, data):
        return self._own(Comment(data))

    def createProcessingInstruction(self, target, data):
        return self._own(ProcessingInstruction(target, data))

    def createAttribute(self, qName):
        return self._own(Attr(qName))

    def createElementNS(self, namespaceURI, qualifiedName):
        prefix, _, local = qualifiedName.rpartition(":")
        return self._own(Element(qualifiedName, namespaceURI, prefix or None, local))

    def createAttributeNS(self, namespaceURI, qualifiedName):
        prefix, _, local = qualifiedName.rpartition(":")
        return self._own(Attr(qualifiedName, namespaceURI, local, prefix or None))

    def getElementById(self, id):
        return next((node for node in self.getElementsByTagName("*") if any(attr.isId and attr.value == id for attr in node._attrs.values())),
                    None)

    def renameNode(self, n, namespaceURI, name):
        if n.ownerDocument is not self:
            raise xml.dom.WrongDocumentErr("cannot rename nodes from other documents;\nexpected %s,\nfound %s" % (self, n.ownerDocument))
        is_attribute = n.nodeType == Node.ATTRIBUTE_NODE
        if not is_attribute and n.nodeType != Node.ELEMENT_NODE:
            raise xml.dom.NotSupportedErr("renameNode() only applies to element and attribute nodes")
        prefix = local = None
        if namespaceURI != EMPTY_NAMESPACE:
            prefix, colon, local = name.partition(":") if ":" in name else (None, "", name)
            if namespaceURI != XMLNS_NAMESPACE and prefix == "xmlns":
                raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix")
            if namespaceURI != XMLNS_NAMESPACE and name == "xmlns" and is_attribute:
                raise xml.dom.NamespaceErr("illegal use of the 'xmlns' attribute")
        element = n.ownerElement if is_attribute else None
        if element is not None:
            element.removeAttributeNode(n)
        n.prefix, n._local, n.namespaceURI, n.nodeName = prefix, local, namespaceURI, name
        setattr(n, "name" if is_attribute else "tagName", name)
        if element is not None:
            element.setAttributeNode(n)
        return n

    def importNode(self, node, deep):
        if node.nodeType in (Node.DOCUMENT_NODE, Node.DOCUMENT_TYPE_NODE):
            raise xml.dom.NotSupportedErr("cannot import document%s nodes" % ("" if node.nodeType == Node.DOCUMENT_NODE else " type"))
        copied = node.cloneNode(deep)
        for part in (copied, *copied._all(lambda inner: True)):
            part.ownerDocument = self
        return copied

    def unlink(self):
        Node.unlink(self)
        self.doctype = None

    def writexml(self, writer, indent="", addindent="", newl="", encoding=None, standalone=None):
        declared = []
        if encoding:
            declared.append(f'encoding="{encoding}"')
        if standalone is not None:
            declared.append(f'standalone="{"yes" if standalone else "no"}"')
        writer.write(f'<?xml version="1.0" {" ".join(declared)}?>{newl}')
        for node in self.childNodes:
            node.writexml(writer, indent, addindent, newl)


class _Builder:
    """What a reader tells, as a tree."""

    def __init__(self):
        self.document = Document()
        self.open, self.spaces = [self.document], [{"xml": xml.dom.XML_NAMESPACE}]

    def start(self, name, attributes):
        spaces = {key[6:] if ":" in key else "": value for key, value in attributes.items() if key == "xmlns" or key.startswith("xmlns:")}
        self.spaces.append({**self.spaces[-1], **spaces})
        prefix, _, local = name.rpartition(":")
        node = Element(name, self.spaces[-1].get(prefix) or None, prefix or None, local)
        node.ownerDocument = self.document
        for key, value in attributes.items():
            before, _, last = key.rpartition(":")
            space = XMLNS_NAMESPACE if key == "xmlns" or before == "xmlns" else self.spaces[-1].get(before) if before else None
            attr = node._attrs[key] = Attr(key, space, last, before or None)
            attr.value, attr.ownerElement, attr.ownerDocument = value, node, self.document
        self.open[-1].appendChild(node)
        self.open.append(node)

    def end(self, name):
        self.open.pop()
        self.spaces.pop()

    def data(self, text):
        self.open[-1].appendChild(self.document.createTextNode(text))

    def cdata(self, text):
        self.open[-1].appendChild(self.document.createCDATASection(text))

    def comment(self, text):
        self.open[-1].appendChild(self.document.createComment(text))

    def pi(self, name, data):
        self.open[-1].appendChild(self.document.createProcessingInstruction(name, data or ""))

    def doctype(self, declaration, inside):
        import re
        parts = re.match(r"<!DOCTYPE\s+(\S+?)(?:\s+PUBLIC\s+[\"']([^\"']*)[\"']\s*(?:[\"']([^\"']*)[\"'])?|\s+SYSTEM\s+[\"']([^\"']*)[\"'])?\s*[\[>]",
                         declaration)
        if parts:
            node = DocumentType(parts[1], parts[2], parts[3] or parts[4], inside)
            node.ownerDocument = self.document
            self.document.doctype = node
            self.document.appendChild(node)


def parseString(string, parser=None):
    """The document that is written in a text."""
    from xml.parsers.expat import read, text_of
    import re
    builder = _Builder()
    text = text_of(string)
    declared = re.match(r"<\?xml\s([^>]*)\?>", text)
    if declared:
        told = dict(re.findall(r"(\w+)\s*=\s*[\"']([^\"']*)[\"']", declared[1]))
        builder.document.version, builder.document.encoding = told.get("version"), told.get("encoding")
        builder.document.standalone = told["standalone"] == "yes" if "standalone" in told else None
    read(text, builder)
    return builder.document


def parse(file, parser=None, bufsize=None):
    """The document in a file, which is told by its name or is one."""
    if isinstance(file, str):
        with open(file, "rb") as opened:
            return parseString(opened.read())
    return parseString(file.read())


def getDOMImplementation(features=None):
    return Document.implementation
