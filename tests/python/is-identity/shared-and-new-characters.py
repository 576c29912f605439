# Which strings of one character, and which bytes of one byte, are the shared ones and which are new.
import copy
import sys

b=bytearray(b'a'); c=b'a'; i=97
exprs='''bytes(1)|bytes([97])|bytes((97,))|bytes(x for x in [97])|bytes(range(97,98))|bytes({97})|bytes(b)|bytes(memoryview(c))|bytes('a','ascii')|'a'.encode()|'a'.encode('latin-1')|'a'.encode('ascii')|'é'.encode('latin-1')
(97).to_bytes(1,'big')|b'%c'%97|b'%s'%b'a'|bytes.fromhex('61')|b''.join([c])|b''.join([b'a',b''])|c+b''|b''+c|c*1|c.upper()|c.lower()|c.swapcase()|c.title()|c.capitalize()|c.strip()|b' a'.strip()|b'ab'[:1]|b'ab'[::2]|b'aa'.replace(b'a',b'',1)|b'a'.replace(b'a',b'b')
b'a'.translate(None)|b'ab'.translate(None,b'b')|b'a'.center(1)|b'a'.ljust(1)|b''.center(1)|b''.zfill(1)|b'a'.zfill(1)|b'ab'.removeprefix(b'a')|b'a b'.split()[0]|b'a,b'.split(b',')[0]|b'a,b'.partition(b',')[0]|b'a,b'.rpartition(b',')[2]|b'a\\nb'.splitlines()[0]|b'ab'.partition(b'x')[1]
b'a'.expandtabs()|b.copy()|c.__class__(c)|copy.copy(c)|copy.deepcopy(c)|memoryview(c).tobytes()|memoryview(b'ab')[:1].tobytes()|b.__class__(c)[0:1]|bytes(b[0:1])|(b'a'+b'b')[0:1]|b'%d'%1|b'%a'%1|bytes.maketrans(b'a',b'b')[97:98]
b'a' b''|str(b'a')[2:3].encode()|b'ab'[-1:]|c[:]|'a'.encode('utf-16-le')[:1]|'a'.encode('utf-8','ignore')|b'aba'.strip(b'b')|b'a'.ljust(0)|bytes()|b''*5|bytes(0)|bytes([])|c*0|bytes(bytearray())|''.encode()'''.replace('\n','|').split('|')
for e in exprs:
    try:
        x=eval(e)
        n=sys.getrefcount(x)
        print(e, x, n if n>10000 or n<4 else 'some', eval(e) is eval(e))
    except Exception as err: print(e, type(err), err)
print('--- str')
s='a'
for e in '''chr(97)|str('a')|''.join(['a'])|s+''|s*1|'ab'[:1]|'%s'%'a'|'%c'%97|'{}'.format('a')|f'{s}'|f'{s!s}'|f'{s:1}'|format('a','')|format('a','1')|str(1)|repr(1)|'a'.upper()|'A'.lower()|'a'.title()|'a'.replace('a','b')|' a'.strip()|'a b'.split()[0]|'a,b'.partition(',')[0]|'a'.center(1)|'1'.zfill(1)|''.zfill(1)|'\\xe9'|chr(233)|chr(300)|'é'.upper()|b'a'.decode()|b'\\xe9'.decode('latin-1')|'a'.translate({97:'b'})|'a'.translate({97:98})|'ab'.translate({97:None})|str(b'a','ascii')|ascii(1)|hex(1)[2:]|bin(1)[2:]|'%d'%1|'%x'%1|'{:d}'.format(1)|f'{1}'|str(None)|str(True)|repr(None)|repr(True)|ascii(None)|repr(...)|str(NotImplemented)|repr('')|str()|str(1.5)|''.join(reversed('a'))|'ab'.removesuffix('b')|'a'.expandtabs()|'a'.casefold()|'a'.swapcase()|'a'.capitalize()|'ab'[::2]|'a\\nb'.splitlines()[0]|max('ab')|sorted('ba')[0]|list('a')[0]|next(iter('a'))|str(type)|type(1).__name__|'a'.ljust(1)|'a'.join('')|'a'.join('b')|'a'.join(['b'])|'x'.format()|'%%'%()|'{{'.format()|format(1)|format(1,'d')|format(1,'c')|'%r'%1|'%5s'%'a'|'%.1s'%'ab'|f'{97:c}'|int.__doc__[:1]|'é'.encode().decode()|'日'[0]|'日本'[:1]|chr(0)|'é'.lower()|'É'.lower()|'x'.__add__('')'''.split('|'):
    try:
        x=eval(e)
        n=sys.getrefcount(x)
        print(e, ascii(x), n if n>10000 or n<4 else 'some', eval(e) is eval(e), sys.intern(eval(e)) is eval(e))
    except Exception as err: print(e, type(err), err)
print('--- names')
class K:
    def m(self): pass
k=K()
def f(): pass
exprs='''''.join(['a',''])|''.join(['','a'])|'{}'.format(1)|'{}'.format('a')|f'{""}{"a"}'|f'{k.__class__.__name__[0]}{""}'|'%s%s'%('a','')|'a'.join(['','b'])[1:]|''.center(1)|''.ljust(1)|''.rjust(1,'x')|'\\t'.expandtabs(1)|'aab'.replace('aa','')|'aé'.replace('é','')|'éa'.replace('a','')|'é日'.replace('日','')|b'aab'.replace(b'aa',b'')|b''.join([b'',b'a'])|b'\\t'.expandtabs(1)|b''.ljust(1)|b'a'.zfill(0)|int.__name__|int.__qualname__|int.__module__|len.__name__|len.__qualname__|[].append.__name__|[].append.__qualname__|str.join.__name__|str.join.__qualname__|int.__add__.__name__|(1).__add__.__name__|int.real.__name__|K.__name__|K.__qualname__|K.__module__|K.m.__name__|K.m.__qualname__|k.m.__name__|f.__name__|f.__qualname__|f.__module__|type(None).__name__|type(k).__name__|ValueError.__name__|ValueError.__module__|str(True)|str(k.m)|repr(int)|str(1.0)|str(10)|str(-1)|format(5)|format(5,'')|'%d'%5|'%i'%5|f'{5}'|f'{5!s}'|f'{5!r}'|f'{5:d}'|f'{True}'|f'{None}'}'|str(5).strip()|oct(1)[2]|'5'.format()|'{0}'.format(5)|'{!r}'.format(5)|'{!s:1}'.format(5)|'%s'%None|'%s.'%None|str(b'')|repr(...)|ascii(5)|bin(0)|'a'.title()|'ß'.upper()|'ŉ'.upper()|'ﬁ'.title()|'İ'.lower()|'µ'.upper()|'ÿ'.upper()|'K'.lower()|'ſ'.casefold()|str(0)|str(9)|(5).__str__()|(5).__repr__()|(5).__format__('')|True.__repr__()|'x'[0:1:2]|'xyz'[2:1:-1]|'日本'[::2]|'日a'[1::2]|b'ab'[1::2]|memoryview(b'a')[:].tobytes()|bytes(memoryview(b'ab')[::2])|int.__add__.__qualname__|(1).__add__.__qualname__|K.__dict__.__class__.__name__|dict.fromkeys.__name__|object.__init_subclass__.__name__'''.split('|')
for e in exprs:
    try:
        x=eval(e)
        n=sys.getrefcount(x)
        print(e, ascii(x)[:30], n if n>10000 or n<4 else 'some', eval(e) is eval(e))
    except Exception as err: print(e, type(err), err)
x = b'ab' * 0
print(x is x[:], x[:] is b'', x[1:] is b'', x is bytes(x), x[::2] is b'')
