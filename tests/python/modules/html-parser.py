# html.parser: tags, attributes, text, comments, declarations, in one piece and in many.
from html.parser import HTMLParser
import html
class P(HTMLParser):
    def handle_starttag(self, tag, attrs): print('start', tag, attrs, self.getpos())
    def handle_endtag(self, tag): print('end', tag)
    def handle_data(self, data): print('data', repr(data))
    def handle_comment(self, data): print('comment', repr(data))
    def handle_decl(self, d): print('decl', d)
    def handle_pi(self, d): print('pi', d)
    def handle_entityref(self, n): print('entity', n)
    def handle_charref(self, n): print('char', n)
    def unknown_decl(self, d): print('unknown', d)
page = '''<!DOCTYPE html>
<html><head><title>Test &amp; more</title>
<script>if (a < b && c > d) { x("</p>"); }</script><style>p > a {}</style></head>
<body class="main" id='x' data-n=5 hidden><!-- a comment -->
<p>Hello, <b>world</b>!<br/><img src="a.png" alt="A &lt; B">
<a href="http://example.com/?a=1&amp;b=2">link</A></p>&copy; &#65; &#x42; 1 < 2 <? php ?>
</body></html>
'''
p = P(); p.feed(page); p.close()
p = P(convert_charrefs=False); p.feed('a &amp; b &#65; <i>x</i> &unknown; & c'); p.close()
p = P()
for piece in ('<di', 'v cla', 'ss="a">te', 'xt</d', 'iv>rest'): p.feed(piece)
p.close()
p = P(); p.feed('<p><b>unclosed <i foo=bar  baz>'); print(p.get_starttag_text()); p.close()
class Links(HTMLParser):
    def __init__(self): super().__init__(); self.links = []
    def handle_starttag(self, tag, attrs):
        if tag == 'a': self.links += [v for k, v in attrs if k == 'href']
l = Links(); l.feed(page); print(l.links)
print(html.escape('<a href="x">\'&'), html.unescape('&lt;&gt;&amp;&quot;&#39;&nbsp;&euro;&#x20ac;&eacute;&notit; &bogus; &copy'), html.escape('"', quote=False))
print(ascii(html.unescape('&#128; &#0; &#xd800; &#x110000; &#13; &#1; &Alpha;&Omega;&sigmaf; &frac12 &times3 &AMP &hearts; &hearts &rarr;&le;')))
