import re
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
print(re.escape('a.b*c[d] e-f_g/h&~#'),re.escape(b'a.b'))
p=re.compile(r'\d'); print(p.match('a1',1),p.search('12a',1,1),p.findall('123456',2,4),p.fullmatch('1'),p.pattern,p==re.compile(r'\d'),p is re.compile(r'\d'),hash(p)==hash(re.compile(r'\d')))
print(re.findall(b'[a-z]+',b'ab cd'),re.sub(b'a',b'b',b'aa'),re.split(b',',bytearray(b'a,b')),re.match(b'(a)(b)?',b'a').groups())
