import re
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
it=re.finditer('a','aa'); print(next(it),next(it),next(it,None))
print(re.split(r'(,)|;','a,b;c'),re.split('','abc'),re.split(r'\b','hi yo'),re.split('x','axbxc',maxsplit=1),re.split('(x)','axbxc',1))
import sys; print(sys.getsizeof(re.match('(a)(b)?', 'ab')))
print(re.findall(r'(?:(\d+)|(\w+)):', '12:ab:3c:'), [m.group() for m in re.finditer(r'[A-Z][a-z]*','HelloWorldFoo')])
tok=re.compile(r'\s*(?:(\d+)|(.))'); print([tok.match('3 + 4*2', i) for i in range(3)])
print(re.search('(?i)straße','STRASSE STRAßE'), re.findall('(?i)[α-ω]+','ΑΒΓδ'))
