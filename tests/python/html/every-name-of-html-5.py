# All 2,231 names that HTML 5 has for characters, some for two at once, and what unescape makes of names that go on.
import hashlib
import html
import html.entities

print(len(html.entities.html5), hashlib.sha256(repr(html.entities.html5).encode()).hexdigest())
print(len(html.entities.name2codepoint), html.entities.name2codepoint["lang"], html.entities.codepoint2name[233])
print(html.unescape("&CounterClockwiseContourIntegral;&ngE;&NotEqualTilde; &fjlig; &notit; &notin; &amp &amplt; &nosuch; &hArr"))
print(ascii(html.unescape("&bne;&ThickSpace;&acE;&Bscr;&copysr;&copy2;&frac14x&AMP;&ampamp;&;&a;&Aacut;&Aacute&Aacute;")))
wrong = [name for name, text in html.entities.html5.items() if html.unescape("&" + name) != text]
print(wrong)
