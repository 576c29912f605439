import html, html.entities as e
print(len(e.name2codepoint), sorted(e.name2codepoint.items()) == sorted((n, ord(c)) for n, c in e.entitydefs.items()), e.codepoint2name[0x20ac], e.html5['amp'], e.html5['Alpha;'])
print(sorted(e.name2codepoint.items())[::9])
print(html.unescape('&lang;&rang;&sdot;&part;&alefsym;'))
