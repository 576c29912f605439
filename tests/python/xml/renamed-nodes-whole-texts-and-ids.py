# Nodes are renamed, texts beside each other are one, attributes are found by namespace or are ids, and nodes keep data of their users.
import xml.dom
from xml.dom import minidom


def tell(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


document = minidom.parseString("<a xmlns:n='urn:n' n:x='1' y='2'>one<b/>two<![CDATA[three]]>four</a>")
root = document.documentElement
print([child.wholeText for child in root.childNodes if child.nodeType != child.ELEMENT_NODE])
text = root.childNodes[3]
print(text.replaceWholeText("all") is text, root.toxml())
print(root.firstChild.replaceWholeText(""), root.toxml())

attributes = root.attributes
print(attributes.getNamedItemNS("urn:n", "x").value, attributes.getNamedItemNS("urn:n", "y"), attributes["urn:n", "x"].name)
tell(lambda: attributes["urn:n", "z"])
tell(lambda: attributes.removeNamedItemNS("urn:n", "z"))
gone = attributes.removeNamedItemNS("urn:n", "x")
print(gone.name, gone.ownerElement, root.toxml())
print(attributes.setNamedItemNS(gone), root.hasAttributeNS("urn:n", "x"), gone.ownerElement is root)
tell(lambda: attributes.setNamedItemNS(document.createTextNode("text")) is None)

print(root.getAttributeNode("y").isId, document.getElementById("2"))
root.setIdAttribute("y")
print(root.getAttributeNode("y").isId, document.getElementById("2") is root)
root.setIdAttributeNS("urn:n", "x")
print(gone.isId, document.getElementById("1") is root, document.getElementById("3"))
tell(lambda: root.setIdAttribute("none"))
tell(lambda: root.setIdAttributeNode(document.createAttribute("y")))


class Handler:
    def handle(self, operation, key, data, source, copied):
        print("told", operation, key, data, source.nodeName, copied and copied.nodeName)


print(root.setUserData("k", 1, Handler()), root.setUserData("k", 2, Handler()), root.getUserData("k"), root.getUserData("none"))
root.cloneNode(False)
print(document.renameNode(root, "urn:n", "n:new") is root, root.tagName, root.prefix, root.localName, root.namespaceURI)
print(root.setUserData("k", None, None), root.getUserData("k"))
document.renameNode(root, xml.dom.EMPTY_NAMESPACE, "plain")
print(root.nodeName, root.prefix, root.localName, root.namespaceURI)
y = document.renameNode(root.getAttributeNode("y"), "urn:m", "m:z")
print(y.name, y.isId, y.ownerElement is root, root.getAttributeNS("urn:m", "z"), root.hasAttribute("y"))
print(y.cloneNode(True).specified, y.specified)
tell(lambda: document.renameNode(y, "urn:m", "xmlns"))
tell(lambda: document.renameNode(y, "urn:m", "xmlns:a"))
tell(lambda: document.renameNode(text, "urn:m", "a"))
try:
    minidom.Document().renameNode(root, None, "a")
except xml.dom.WrongDocumentErr as error:
    print(str(error).split(";")[0])
