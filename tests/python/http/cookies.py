# Cookies as a server sends them and reads them.
from http import cookies
C=cookies.SimpleCookie(); C["fig"]="newton"; C["sugar"]="wafer"; print(C); print(C.output(sep='\n')); print(repr(C))
C=cookies.SimpleCookie(); C["rocky"]="road"; C["rocky"]["path"]="/cookie"; print(C.output(header="Cookie:")); print(C.output(attrs=[],header="Cookie:"))
C=cookies.SimpleCookie(); C.load("chips=ahoy; vienna=finger"); print(C); print(C['chips'].value)
C=cookies.SimpleCookie(); C.load('keebler="E=everybody; L=\\"Loves\\"; fudge=\\012;";'); print(C)
C=cookies.SimpleCookie(); C["oreo"]="doublestuff"; C["oreo"]["path"]="/"; print(C); print(repr(C['oreo']))
C=cookies.SimpleCookie(); C["twix"]="none for you"; print(C["twix"].value); C['n']=7; print(C['n'].value, C['n'].coded_value, C)
C['n']['httponly']=True; C['n']['max-age']=10; C['n']['secure']=True; C['n']['domain']='x.org'; C['n']['samesite']='Lax'; print(C['n'].OutputString()); print(C['n'].js_output())
for k in ('a b','path','x,'):
    try: C[k]='v'
    except cookies.CookieError as e: print(e)
try: C['n']['zz']=1
except cookies.CookieError as e: print(e)
C.load('a=b; expires=Wed, 09 Jun 2021 10:18:14 GMT; c="x y"; Path=/q; HttpOnly'); print(C); print(C['c'].items() if 0 else sorted(k for k,v in C['c'].items() if v))
print(C['a']==C['a'].copy(), C['a'].isReservedKey('path'), C['a'].key)
