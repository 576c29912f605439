# A tree of a document: read, changed, written with and without indentation.
from xml.dom import minidom
import xml.etree.ElementTree as ET
doc=minidom.parseString('''<?xml version="1.0" encoding="utf-8"?>
<!-- top -->
<root a="1" b="x &amp; &quot;y&quot;"><item id="1">Text</item><item id="2"><sub/>tail</item>
<![CDATA[raw <b>]]><?pi some data?><!-- c --></root>''')
print(doc.toxml()); print(doc.toprettyxml(indent='  ')); print(doc.toprettyxml(indent='  ',encoding='utf-8'))
r=doc.documentElement
print(r.tagName, r.nodeName, r.nodeType, r.attributes.keys(), r.getAttribute('b'), r.attributes['a'].value, r.hasAttribute('zz'), repr(r.getAttribute('zz')))
for it in doc.getElementsByTagName('item'): print(it.getAttribute('id'), it.firstChild.nodeName, it.firstChild.nodeValue, [c.nodeName for c in it.childNodes])
d=minidom.Document(); root=d.createElement('catalog'); d.appendChild(root)
for i in range(2):
    b=d.createElement('book'); b.setAttribute('id',str(i)); t=d.createTextNode(f'Title <{i}> "q"'); b.appendChild(t); root.appendChild(b)
root.appendChild(d.createComment('hey')); root.appendChild(d.createElement('empty'))
print(d.toprettyxml()); print(root.toxml()); print(d.toxml('utf-8'))
try: d.appendChild(d.createElement('second'))
except Exception as e: print(type(e),e, e.code)
try: root.removeChild(d.createElement('q'))
except Exception as e: print(type(e),e)
root.removeChild(root.firstChild); print(root.toxml(), root.firstChild.previousSibling, root.lastChild.tagName)
print(ET.fromstring('<a><b/></a>').tag, minidom.parseString(ET.tostring(ET.fromstring('<a><b>1</b><c/></a>'))).toprettyxml(indent=' '))
for bad in ('<a>','<a></b>','','<a b=1/>','text'):
    try: minidom.parseString(bad)
    except Exception as e: print(type(e).__name__, e)
c=root.cloneNode(True); print(c.toxml(), c.parentNode); n=d.createTextNode('aaaaaaaaaaaaaaa'); print(n, len(n), n.data)
impl=minidom.getDOMImplementation(); nd=impl.createDocument(None,'top',None); top=nd.documentElement; top.appendChild(nd.createTextNode('Some textual content.')); print(nd.toxml())
print(minidom.parseString('<!DOCTYPE html><html/>').toxml())
print(minidom.parseString('<x:a xmlns:x="urn:x" xmlns="d" x:b="1"><c/></x:a>').documentElement.namespaceURI, minidom.parseString('<x:a xmlns:x="urn:x"/>').toxml())
print([n.nodeType for n in doc.childNodes], doc.version, doc.encoding, bool(doc), r.parentNode is doc)
with minidom.parseString('<q t="a\tb"> x </q>') as dd: print(dd.toxml())
s=minidom.parseString('<l><i>1</i><i>2</i></l>'); l=s.documentElement; l.insertBefore(s.createElement('z'), l.firstChild); l.replaceChild(s.createTextNode('T'), l.lastChild); l.normalize(); print(l.toxml(), l.getElementsByTagName('*').length)
