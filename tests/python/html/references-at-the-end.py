# What is left when the text ends within a reference or a tag
from html.parser import HTMLParser

class P(HTMLParser):

    def handle_data(s, d):
        print('data', repr(d))

    def handle_entityref(s, n):
        print('ent', n)

    def handle_charref(s, n):
        print('char', n)

    def handle_starttag(s, t, a):
        print('start', t, a)
for c in (True, False):
    for t in ('a&b', 'a&', '&', '&amp', '&amp;', '&#', '&#3', '&#x4', '&#65;', 'a&#', 'a&lt', 'a & b', '&;', '&b c', '<', '<a', 'a<b', 'a&b;<c>'):
        p = P(convert_charrefs=c)
        print(c, t)
        p.feed(t)
        p.close()
