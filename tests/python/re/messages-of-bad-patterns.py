import re
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
bad=['*a','a**','a+*','(','(a','a)','[a','[z-a]','[\\d-\\w]','\\','a\\','\\q','[\\q]','(?P<n','(?P<>a)','(?P<1a>b)','(?P<a>x)(?P<a>y)','(?P=x)','(?Px)','(?','(?y)','(?<a)','(?<','a(?i)b','(?i','(?i-','(?-:a)','(?iz:a)','(?L)a','(?au:x)','a{3,2}','a{99999999999}','\\1','(\\1)','(a)\\2','(?(1)a','(?(0)a)','(?(2)a)','(?(x)a)','(?(1)a|b|c)','(?#abc','(?<=a*)b','\\x1','\\u12','\\U1234567','\\400','[\\400]','^*','a\n(b','(?i-i:a)','{2}','a{2','a{2}{3}','(?P<n>a)(?(n)b|c)','|*','(*a)','(?:)*','x{,}','x{2}?','x{2}+','(?P<é>a)','\\8','[\\8]','\\08','(?!)','(?=','(?P=','(?P']
for p in bad:
    try: r=re.compile(p); print(p,'ok',r, r.groups, dict(r.groupindex), r.flags)
    except re.error as e: print(repr(p),'|',e,'|',e.msg,e.pos,e.lineno,e.colno)
    except Exception as e: print(repr(p),type(e).__name__,e)
