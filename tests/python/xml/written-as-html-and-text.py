# Elements as HTML, as text, and with namespaces by default.
import io
import xml.etree.ElementTree as ET


def tried(make):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


page = ET.XML('<html><head><link href="a&amp;b"/><script>1 &lt; 2 &amp;&amp; x</script><style>a &gt; b</style></head><body><br/><p/>'
              '<IMG src="x&lt;y&quot;&#10;z"/>t &lt; &gt; &amp; \u00e9<hr>inner</hr>tail</body></html>')
for method in "html", "text", "xml", "c14n", "other", None:
    tried(lambda: (method, ET.tostring(page, "unicode", method)))
    tried(lambda: (method, ET.tostring(page, None, method)))
tried(lambda: ET.tostring(page, "utf-8", "html", xml_declaration=True))
mixed = ET.XML("<a>x</a>")
mixed.append(ET.Comment("c<d"))
mixed.append(ET.ProcessingInstruction("p", "q<r"))
mixed.append(ET.XML("<b>t</b>"))
mixed[0].tail = "T"
for method in "html", "text", "xml":
    tried(lambda: ET.tostring(mixed, "unicode", method))
print(list(mixed.itertext()))
for text in '<x:a xmlns:x="u"><b/></x:a>', '<x:a xmlns:x="u" c="1"/>', '<x:a xmlns:x="u"><x:b/></x:a>':
    tried(lambda: ET.tostring(ET.XML(text), default_namespace="u"))


def made(tag="a", text=None, tail=None, attributes={}):
    element = ET.Element(tag, attributes)
    element.text, element.tail = text, tail
    return element


for element in made(5), made(text=5), made(tail=5), made(attributes={"k": 5}), made(attributes={5: "k"}), made(None, "t"), made(ET.QName("u", "q")), \
        made(attributes={"k": ET.QName("u", "v")}), made(attributes={ET.QName("u", "k"): "v"}), made(b"a"):
    tried(lambda: ET.tostring(element))
    tried(lambda: ET.tostring(element, method="html"))
print(ET.tostringlist(ET.XML("<a><b/>x</a>")), ET.tostringlist(ET.XML('<a k="v"><b/>x</a>'), "unicode", xml_declaration=True))
