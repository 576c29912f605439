# Paths with namespaces, and what warns.
import warnings
import xml.etree.ElementTree as ET

warnings.simplefilter("always")
root = ET.XML('<a xmlns:x="X"><x:b><c/></x:b><c x="1"/><d><x:c/></d></a>')
for path in "{}*", "{*}c", ".//{*}c", ".//{}c", "{X}*", ".//{X}*", "{}d/{X}c", "c[last()]", "*[last()-1]", "c[last()-0]", "c[last()+1]", "":
    try:
        print(path, [element.tag for element in root.findall(path)], root.find(path) is None)
    except SyntaxError as error:
        print(path, error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    tree = ET.ElementTree(root)
    print(tree.find("/c").tag, tree.findall("//c"), tree.findtext("/c"), list(tree.iterfind("/c")), bool(root), bool(root[1]))
for warning in caught:
    print(warning.category.__name__, warning.message, warning.lineno)
