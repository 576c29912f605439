# Indices, children and texts that elements and parsers refuse, in ElementTree's words.
import xml.etree.ElementTree as ET

root = ET.fromstring("<a><b/><c/></a>")
for call in (lambda: root["b"], lambda: root.__setitem__("b", root[0]), lambda: root.__delitem__(None), lambda: root.__setitem__(0, 5),
             lambda: root[5], lambda: root[1.0], lambda: ET.Element("a", 5), lambda: ET.fromstring(None), lambda: ET.XMLParser().feed(5),
             lambda: root[True].tag, lambda: root[-2:][0].tag, lambda: ET.fromstring(bytearray(b"<q/>")).tag):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
