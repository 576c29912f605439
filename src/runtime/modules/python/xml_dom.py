"""Documents as trees of nodes: what all such trees have in common."""

__path__ = []


class Node:
    """The types of nodes."""

    ELEMENT_NODE, ATTRIBUTE_NODE, TEXT_NODE, CDATA_SECTION_NODE, ENTITY_REFERENCE_NODE, ENTITY_NODE = range(1, 7)
    PROCESSING_INSTRUCTION_NODE, COMMENT_NODE, DOCUMENT_NODE, DOCUMENT_TYPE_NODE, DOCUMENT_FRAGMENT_NODE, NOTATION_NODE = range(7, 13)
    __slots__ = ()


class DOMException(Exception):
    """What cannot be done to a tree; code tells."""

    def __init__(self, *args, **kw):
        if self.__class__ is DOMException:
            raise RuntimeError("DOMException should not be instantiated directly")
        Exception.__init__(self, *args, **kw)

    def _get_code(self):
        return self.code


for _code, _name in enumerate(("IndexSizeErr", "DomstringSizeErr", "HierarchyRequestErr", "WrongDocumentErr", "InvalidCharacterErr",
                               "NoDataAllowedErr", "NoModificationAllowedErr", "NotFoundErr", "NotSupportedErr", "InuseAttributeErr",
                               "InvalidStateErr", "SyntaxErr", "InvalidModificationErr", "NamespaceErr", "InvalidAccessErr",
                               "ValidationErr"), 1):
    globals()[_name] = type(_name, (DOMException,), {"code": _code, "__module__": "xml.dom"})
INDEX_SIZE_ERR, DOMSTRING_SIZE_ERR, HIERARCHY_REQUEST_ERR, WRONG_DOCUMENT_ERR, INVALID_CHARACTER_ERR, NO_DATA_ALLOWED_ERR = range(1, 7)
NO_MODIFICATION_ALLOWED_ERR, NOT_FOUND_ERR, NOT_SUPPORTED_ERR, INUSE_ATTRIBUTE_ERR, INVALID_STATE_ERR, SYNTAX_ERR = range(7, 13)
INVALID_MODIFICATION_ERR, NAMESPACE_ERR, INVALID_ACCESS_ERR, VALIDATION_ERR = range(13, 17)

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/"
XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
EMPTY_NAMESPACE = EMPTY_PREFIX = None


def getDOMImplementation(name=None, features=()):
    from xml.dom import minidom
    return minidom.getDOMImplementation(features)
