# bytes % values, and slices of a bytearray that get nothing.
class B:
    def __bytes__(self): return b'BB'
    def __repr__(self): return 'é'
    def __int__(self): return 7
    def __index__(self): return 65
tests='''b'%s' % 'x'|b'%b' % 'x'|b'%b' % b'x'|b'%s' % B()|b'%a' % 'é'|b'%r' % b'x'|b'%r' % B()|b'%a' % B()|b'%s' % 5|b'%c' % b'x'|b'%c' % 300|b'%c' % 65|b'%c' % B()|b'%c' % 'x'|b'%c' % b'xy'|b'%d' % b'5'|b'%d' % '5'|b'%x' % b'5'|b'%x' % 1.5|b'%f' % b'1'|b'%(a)s' % {b'a': b'1'}|b'%(a)s' % {'a': b'1'}|b'%s %s' % (b'a',)|b'%s' % (b'a', b'b')|b'%z' % 1|b'%' % 1|b'%5s|%-5s|%.1s' % (b'ab', b'ab', b'ab')|b'%5.1f' % 2.345|b'%05d' % 3|b'%s' % bytearray(b'q')|b'%s' % memoryview(b'q')|bytearray(b'%s') % b'a'|b'%s' % [1]|b'%s' % None|b'%i%%' % 5|b'%s' % (b'\xff',)|b'%a' % b'\xff'|b'%s'|b'abc' % ()|b'abc' % 5|b'%*d' % (5, 3)|b'%*d' % ('a', 3)|b'%#x %#o %X' % (255, 8, 255)|b'%g %e' % (1.5, 1e10)|b'%d' % 1.9|b'%d' % None|b'%o' % True|b'%+d % d' % (1, 2)'''
for t in tests.split('|'):
    try: print(t, eval(t))
    except Exception as e: print(t, type(e).__name__, e)
y=bytearray(b'abcdef'); y[1:5:2]=b''; print(y)
y=bytearray(b'abcdef'); y[::-2]=b''; print(y)
y=bytearray(b'abcdef'); y[5:2:1]=b'XY'; print(y)
try: y[::2]=b'12'
except ValueError as e: print(e)
y[::2]=[49,50,51,52]; print(y)
del y[::3]; print(y)
