import xml.etree.ElementTree as ET
data = '''<?xml version="1.0"?>
<!-- comment --><data xmlns:x="http://x.org/">
    <country name="Liechtenstein" x:k='v'>
        <rank updated="yes">2</rank><year>2008</year>
        <neighbor name="Austria" direction="E"/>tail &amp; text &#65;&lt;
    </country>
    <country name="Singapore"><rank>5</rank><x:y>ns</x:y><![CDATA[<raw>]]></country>
</data>'''
root = ET.fromstring(data)
print(root, root.tag, root.attrib, len(root), repr(root.text), repr(root[0].tail)) if 0 else print(root.tag, root.attrib, len(root), repr(root.text), repr(root[0].tail))
for c in root: print(c.tag, c.attrib, c.get('name'), c.find('rank').text, c.findtext('year', 'none'), c.find('nope'))
print([e.tag for e in root.iter()], [e.get('name') for e in root.iter('neighbor')], [e.text for e in root.findall('.//rank')], root.find("country[@name='Singapore']").tag, [e.text for e in root.findall('country/rank')], root.findall('country[2]')[0].get('name'), len(root.findall('*')), root.find('./country/year').text, root.findall(".//*[@updated='yes']")[0].tag, root.findall("country[year='2008']")[0].get('name'), root.findall('country[year]')[0].get('name'), root.findall('country[last()]')[0].get('name'), [e.tag for e in root.findall('.//rank/..')])
print(root.find('country/x:y', {'x': 'http://x.org/'}).text, root.find('.//{http://x.org/}y').tag, list(root.itertext())[:3], [repr(t) for t in root[1].itertext()])
a = ET.Element('a', {'k': 'v <"&'}, z='1'); b = ET.SubElement(a, 'b'); b.text = 'x < y & "z"'; b.tail = 'tail'; c = ET.SubElement(a, 'c', q='2'); ET.SubElement(c, 'd'); a.append(ET.Comment(' hi ')); a.append(ET.ProcessingInstruction('pi', 'data')); a.set('n', 'é')
print(ET.tostring(a), ET.tostring(a, encoding='unicode'), ET.tostring(a, 'utf-8'), ET.tostring(a, 'unicode', short_empty_elements=False), sep='\n')
ET.indent(a); print(ET.tostring(a, 'unicode')); ET.indent(a, space='\t'); ET.dump(a)
a.remove(b); a.insert(0, ET.Element('new')); print([e.tag for e in a if isinstance(e.tag, str)], a[0].tag, a.items(), a.keys(), list(a)[0] is a[0], a[1:2], 'c' in [e.tag for e in a]) if 0 else print([e.tag for e in a if isinstance(e.tag, str)], a[0].tag, a.items(), a.keys(), list(a)[0] is a[0])
del a[0]; a.extend([ET.Element('p'), ET.Element('q')]); a.clear(); print(len(a), a.attrib, a.text)
import io
t = ET.ElementTree(root); f = io.BytesIO(); t.write(f, encoding='utf-8', xml_declaration=True); print(f.getvalue()[:200]); print(t.getroot() is root, ET.parse(io.StringIO('<r><i>1</i></r>')).getroot().find('i').text, t.find('country').get('name'), [e.tag for e in t.iter('rank')])
for ev, el in ET.iterparse(io.BytesIO(b'<r><i>1</i><j/></r>'), events=('start', 'end')): print(ev, el.tag, el.text)
for bad in ('<a>', '<a></b>', '', 'x', '<a/><b/>', '<a b=c/>', '<a>&nope;</a>', '<a b="1" b="2"/>', '<a', '<a>\n<b></a>'):
    try: ET.fromstring(bad)
    except ET.ParseError as e: print(e, e.code, e.position)
ET.register_namespace('x', 'http://x.org/'); print(ET.tostring(root[1]), ET.tostring(ET.fromstring('<a xmlns="u:1"><b k="1"/></a>')), ET.iselement(a), ET.XML('<z>q</z>').text, ET.fromstringlist(['<a>', '</a>']).tag, ET.QName('u', 't').text)
p = ET.XMLParser(target=ET.TreeBuilder()); p.feed('<m>'); p.feed('<n/></m>'); print(p.close().find('n').tag)
import copy; k = copy.deepcopy(root); print(k is root, ET.tostring(k) == ET.tostring(root), bool(ET.canonicalize('<a  b="1"/>')))
