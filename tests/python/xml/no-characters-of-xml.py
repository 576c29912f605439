# What is no character of XML ends the reading where it stands, as itself or as a reference; elements take nothing but elements
import xml.etree.ElementTree as ET

for text in ('<a>\x01</a>', '<a>ab\n c\x0b</a>', '<a x="\x02"/>', '<a>\ufffe</a>', '<a>\x7f\x85\ud7ff\ue000</a>', '<!-- \x03 --><a/>',
             '<a><![CDATA[\x04]]></a>', '<a>&#1;</a>', '<a>&#x1F;</a>', '<a>&#xFFFE;</a>', '<a>&#99999999;</a>', '<a b = "&#0;"/>',
             '<?p \x05?><a/>', '<a \x06="1"/>', '<a>]]></a>', '<a b="<"/>', "<a b='x<'/>", '<a b="1" c="<"/>', '<a>&</a>', '<a>&#;</a>',
             '<a>&amp</a>', '<a>&#12a;</a>', '<a>&#xg;</a>', '<a>& b</a>', '<a b="x&y"/>', '<a b="&zz;"/>', '<!-- \x01', '<a><!-- \x01'):
    try:
        print(ascii(text), ascii(ET.tostring(ET.fromstring(text), "unicode")))
    except ET.ParseError as error:
        print(ascii(text), error, error.code, error.position)

element = ET.Element("a")
element.append(ET.Element("b"))
for refused in (lambda: element.append(5), lambda: element.append(None), lambda: element.insert(0, "x"), lambda: element.extend([1]),
                lambda: element.extend(5), lambda: element.__setitem__(0, 5), lambda: element.__setitem__(slice(1), [5]),
                lambda: ET.SubElement(5, "a"), lambda: ET.SubElement(None, "a"), lambda: element.remove(5)):
    try:
        refused()
    except TypeError as error:
        print(error)
