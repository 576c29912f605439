# A stream that nobody closed is closed when it dies; errors while closing; lines and hints.
import io, gc, warnings
log = []

class A(io.RawIOBase):

    def __init__(s, n):
        s.n = n

    def close(s):
        log.append(('close', s.n))
        super().close()

    def flush(s):
        log.append(('flush', s.n))
        super().flush()
a = A(1)
del a
print(log)
log.clear()
a = A(2)
a.close()
del a
print(log)
log.clear()
a = A(3)
a.me = a
del a
gc.collect()
print(log)
log.clear()

class B(io.StringIO):

    def close(s):
        log.append('closeB')
        super().close()
b = B()
del b
print(log)
log.clear()

class C(io.BytesIO):

    def __del__(s):
        log.append('delC')
        super().__del__()

    def close(s):
        log.append('closeC')
        super().close()
c = C()
del c
print(log)
log.clear()

class D(io.TextIOBase):

    def close(s):
        log.append('D')
        1 / 0
d = D()
del d
print(log)
log.clear()
w = io.BytesIO()

class K(io.BytesIO):

    def close(s):
        log.append(s.getvalue())
        super().close()
t = io.TextIOWrapper(K())
t.write('héy')
del t
print(log)
log.clear()
t = io.BufferedWriter(K())
t.write(b'hey')
del t
print(log)
log.clear()

class E(io.BufferedIOBase):
    pass
e = E()
e.close()
for x in ('e.read()', 'e.flush()', 'e.readline()', 'e.closed', 'e.isatty()', 'e.__enter__()', 'iter(e)', 'e.writelines([])', 'e.readable()', 'e.fileno()', 'e.detach()'):
    try:
        print(x, eval(x))
    except Exception as z:
        print(x, type(z).__name__, z)

class L(io.RawIOBase):

    def __init__(s, d):
        s.d = io.BytesIO(d)

    def readable(s):
        return True

    def readinto(s, b):
        return s.d.readinto(b)
for x in ('readline()', 'readline(2)', 'readline(-1)', 'readline(None)', 'readlines()', 'readlines(3)', 'readlines(None)', 'readall()', 'read(2)', 'read(-1)', 'read()', 'readline(2.5)', 'readlines(2.5)', 'read("a")', '__next__()'):
    try:
        print(x, eval('L(b"ab\\ncd\\nef").' + x))
    except Exception as z:
        print(x, type(z).__name__, z)
with L(b'x\ny') as l:
    print(list(l))
print(l.closed)
try:
    with l:
        pass
except ValueError as e:
    print(e)
f = io.TextIOWrapper(io.BytesIO())

def bad():
    raise OSError('flush')
f.flush = bad
try:
    f.close()
except OSError as e:
    print(repr(e), f.closed, f.buffer.closed)
f = io.BufferedWriter(io.BytesIO())
f.flush = bad
try:
    f.close()
except OSError as e:
    print(repr(e), f.closed)

class BC(io.BytesIO):

    def close(s):
        super().close()
        raise OSError('close')
f = io.TextIOWrapper(BC())
f.flush = bad
try:
    f.close()
except OSError as e:
    print(repr(e), repr(e.__context__), f.closed)
