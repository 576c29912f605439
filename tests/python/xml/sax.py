# Reading XML by events, and writing it.
import xml.sax, io
from xml.sax.saxutils import escape, unescape, quoteattr, XMLGenerator
from xml.sax.handler import ContentHandler
class H(ContentHandler):
    def startDocument(self): print('start doc')
    def endDocument(self): print('end doc')
    def startElement(self,name,attrs):
        print('start',name,dict(attrs.items()),attrs.getNames(),len(attrs), self._locator.getLineNumber())
        if 'id' in attrs: print('id',attrs['id'],attrs.getValue('id'),attrs.get('zz','none'))
    def endElement(self,name): print('end',name)
    def characters(self,c): print('chars',repr(c))
    def processingInstruction(self,t,d): print('pi',t,d)
doc='''<?xml version="1.0"?>
<root><item id="1" b="x">Text &amp; more</item>
<e/><?p q?><![CDATA[<raw>]]></root>'''
xml.sax.parseString(doc,H()); xml.sax.parseString(doc.encode(),H())
class Movie(xml.sax.ContentHandler):
    def __init__(self): self.cur=''; self.t=''
    def startElement(self,tag,a): self.cur=tag
    def endElement(self,tag): self.cur=''
    def characters(self,c):
        if self.cur=='title': self.t+=c
p=xml.sax.make_parser(); p.setFeature(xml.sax.handler.feature_namespaces,0); m=Movie(); p.setContentHandler(m); p.parse(io.StringIO('<l><title>A</title><title>B</title></l>')); print(m.t)
for bad in ('<a>','<a></b>','<a b=1/>'):
    try: xml.sax.parseString(bad,H())
    except xml.sax.SAXParseException as e: print(e, e.getLineNumber(), e.getColumnNumber(), e.getMessage())
print(escape('<a&b>"'), escape('x"',{'"':'&quot;'}), unescape('&lt;&amp;gt;'), quoteattr('a"b'), quoteattr("a'b\"c"), quoteattr('q'))
o=io.StringIO(); g=XMLGenerator(o,'utf-8'); g.startDocument(); g.startElement('a',{'x':'1<'}); g.characters('t&'); g.startElement('b',{}); g.endElement('b'); g.endElement('a'); g.endDocument(); print(o.getvalue())
o=io.StringIO(); xml.sax.parseString('<a><b/>x</a>',XMLGenerator(o,short_empty_elements=True)); print(o.getvalue())
class N(ContentHandler):
    def startElementNS(self,n,q,a): print('NS',n,q,dict(a.items()))
    def endElementNS(self,n,q): print('endNS',n,q)
    def startPrefixMapping(self,p,u): print('map',p,u)
p=xml.sax.make_parser(); p.setFeature(xml.sax.handler.feature_namespaces,1); p.setContentHandler(N()); p.parse(io.BytesIO(b'<x:a xmlns:x="u" xmlns="d" c="1"><b/></x:a>'))
