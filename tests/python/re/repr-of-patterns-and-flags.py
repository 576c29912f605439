import re
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
for fl in (re.I,re.I|re.M,re.A,re.X|re.S,re.NOFLAG,re.DEBUG&0): print(re.compile('x',fl),repr(fl),str(fl),int(fl))
print(re.compile(b'x'),re.compile(b'x',re.I),re.compile('a'*300))
print(re.search('(?i)straße','STRASSE STRAßE'), re.findall('(?i)[α-ω]+','ΑΒΓδ'))
