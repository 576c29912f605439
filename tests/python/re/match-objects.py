import re
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
m=re.match(r'(?P<first>\w+) (?P<last>\w+)( x)?','Jane Doe')
print(m,m.group(),m.group(1,2),m['first'],m.groupdict(),m.groups(),m.groups('z'),m.groupdict('q'),m.start('last'),m.end(),m.span(2),m.pos,m.endpos,m.string,m.re,m.lastindex,m.lastgroup,m.expand(r'\2 \g<first> \g<3>|\n'))
