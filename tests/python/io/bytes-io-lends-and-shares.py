# BytesIO and the bases of streams: kinds, sizes, lending, what they refuse
import io, _io, sys, copy, pickle, weakref, gc
for c in (_io._IOBase, _io._RawIOBase, _io._BufferedIOBase, _io._TextIOBase, io.BytesIO, io.StringIO):
    print(c.__name__, [k.__name__ for k in c.__mro__], c.__basicsize__, c.__dictoffset__, c.__weakrefoffset__)
    print(' '.join(sorted(set(c.__dict__) - {'__module__', '__new__'})))
print(issubclass(io.BytesIO, io.IOBase), issubclass(io.BytesIO, io.BufferedIOBase), issubclass(io.BytesIO, io.RawIOBase), issubclass(io.StringIO, io.TextIOBase), isinstance(io.StringIO(), _io._TextIOBase))
for d in (b'', b'a', b'ab', bytes(100), bytearray(100)):
    b = io.BytesIO(d)
    sizes = [sys.getsizeof(b)]
    for do in (lambda: b.write(b'x'), lambda: b.write(bytes(50)), lambda: b.truncate(3), b.getvalue, lambda: b.write(b'q'), b.close):
        do()
        sizes.append(sys.getsizeof(b))
    print(len(d), sizes)
d = bytes(range(50))
b = io.BytesIO(d)
print(b.getvalue() is d, b.read() is d, b.read(), b.tell(), gc.is_tracked(b), d in gc.get_referents(b))
b.seek(0); b.write(b'changed'); print(d[:9], b.getvalue()[:9], b.getvalue() is b.getvalue())
b = io.BytesIO(); b.write(b'a' * 10); v = b.getbuffer()
print(type(v.obj).__name__, v.readonly, v.format, len(v), b.getvalue())
for do in (lambda: b.write(b'1'), lambda: b.truncate(2), b.close, lambda: b.__init__(b'z'), lambda: b.__setstate__((b'', 0, None)), lambda: b.writelines([b'1'])):
    try: print(do())
    except Exception as e: print(type(e).__name__, e)
v[2:5] = b'xyz'; print(b.getvalue(), b.tell(), b.seek(0), b.read(4)); v.release(); b.seek(20); b.write(b'end'); print(b.getvalue())
with b.getbuffer() as v: h = hash(b.getvalue()); v[0] = 90
print(b.getvalue())
b = io.BytesIO(b'one\ntwo\n\nfour'); print(list(b), b.seek(0), b.readlines(5), b.readline(2), b.readline(), b.readlines(), b.readline(), b.read1(3), next(b, 'end'))
b.seek(2); r = bytearray(5); print(b.readinto(r), r, b.readinto1(r), r, b.tell(), b.seek(-2, 2), b.readinto(r), r, b.seek(-100, 1), b.seek(100), b.read(), b.readinto(r))
print(b.writelines(x for x in (b'q', bytearray(b'w'), memoryview(b'e'))), b.getvalue()[98:])
b = B = io.BytesIO(); b.write(b'abcdef'); b.truncate(0); print(sys.getsizeof(b))
b = io.BytesIO(b'abcdef'); b.truncate(0); print(sys.getsizeof(b)); b.seek(0); b.write(b'k'); print(sys.getsizeof(b))
b = io.BytesIO(); b.write(b'ab'); x = b.getvalue(); b.truncate(1); y = b.getvalue(); print(y is bytes([97]), sys.getsizeof(b))
for n in range(4):
    b = io.BytesIO(); b.write(b'abcd'[:n]); print(n, b.getvalue() is bytes([97]), sys.getsizeof(b))
def refuse(*fs):
    for f in fs:
        try: print(f())
        except Exception as e: print(type(e).__name__, e)
B = io.BytesIO
refuse(lambda: io.RawIOBase().read(None), lambda: B().read('a'), lambda: B().readlines('a'), lambda: B().readlines(1.5), lambda: B().seek(1.5), lambda: B().seek(1, 'a'), lambda: B().seek(1, 5), lambda: B().seek(-1), lambda: B().seek(2**70), lambda: B().seek(0, 2**40), lambda: B(b'a').seek(2**63 - 1, 2), lambda: B().readinto('a'), lambda: B().readinto(b'a'), lambda: B().write('a'), lambda: B().write(3), lambda: B('a'), lambda: B(3), lambda: B(x=3), lambda: B(1, 2), lambda: B().truncate(-2), lambda: B().truncate('a'), lambda: B().fileno(), lambda: B().detach(), lambda: B().peek(), lambda: B().read1(2.0), lambda: B()._checkReadable(), lambda: B().writelines(3), lambda: B().writelines([3]), lambda: B().isatty())
I = io.IOBase
refuse(lambda: I().readline('a'), lambda: I().readlines('a'), lambda: I().readline(), lambda: I().seek(1), lambda: I().tell(), lambda: I().truncate(3), lambda: I()._checkReadable(), lambda: I()._checkWritable(), lambda: I()._checkSeekable(), lambda: I()._checkClosed(), lambda: I(3), lambda: _io._IOBase(3), lambda: I().readlines(), lambda: I().writelines([1]), lambda: I().isatty(), lambda: list(I()), lambda: I().fileno())
refuse(lambda: io.BufferedIOBase().read(), lambda: io.BufferedIOBase().readinto(3), lambda: io.BufferedIOBase().readinto(bytearray(3)), lambda: io.BufferedIOBase().read1(), lambda: io.TextIOBase().read(), lambda: io.RawIOBase().read(), lambda: io.RawIOBase().read(2), lambda: io.RawIOBase().readall(), lambda: io.RawIOBase().readinto(bytearray(2)), lambda: io.RawIOBase().write(b''), lambda: io.TextIOBase().encoding, lambda: io.TextIOBase().newlines, lambda: _io._BytesIOBuffer())
b = B(b'x'); b.close(); b.close()
print(iter(b) is b)
for n in 'read read1 readline readlines getvalue getbuffer tell flush readable writable seekable isatty __enter__ __next__ __getstate__ truncate'.split():
    try: print(n, getattr(b, n)())
    except Exception as e: print(n, type(e).__name__, e)
refuse(lambda: b.write(b''), lambda: b.writelines([]), lambda: b.seek(0), lambda: b.readinto(bytearray(1)), lambda: b.closed, lambda: b.__init__(bytearray(b'a')), lambda: b.__init__(b'again'), lambda: b.getvalue())
class S(B):
    def close(self): print('close of S', self.closed); super().close()
s = S(b'sub'); s.x = [1]; w = weakref.ref(s); print(vars(s), s.__getstate__(), w() is s, sys.getsizeof(s))
t = copy.copy(s); print(t.x is s.x, t.getvalue(), t.tell()); t = copy.deepcopy(s); print(t.x is s.x, t.getvalue())
for p in range(6):
    try: print(p, pickle.loads(pickle.dumps(s, p)).__getstate__())
    except Exception as e: print(p, type(e).__name__, e)
del s; print(w()); del t
refuse(lambda: B().__setstate__(3), lambda: B().__setstate__((1, 2)), lambda: B().__setstate__(('a', 2, None)), lambda: B().__setstate__((b'a', 'b', None)), lambda: B().__setstate__((b'a', -1, None)), lambda: B().__setstate__((b'a', 1, 5)), lambda: B().__setstate__((b'a', 1, {'q': 1})))
class R(io.RawIOBase):
    def __init__(self, parts): self.parts = parts
    def readable(self): return True
    def readinto(self, room):
        if not self.parts: return 0
        p = self.parts.pop(0)
        if p is None: return None
        room[:len(p)] = p
        return len(p)
r = R([b'ab', b'c', b'\n', b'd', None, b'e']); print(r.read(5), r.readline(), r.readall(), r.read(3), r.read(3), r.readall()); print(vars(r), r.closed); r.close(); print(vars(r), r.closed)
class P(I):
    data = b'first\nsecond\nthird'
    def peek(self, n): print('peek', n); return self.data
    def read(self, n): print('read', n); d, self.data = self.data[:n], self.data[n:]; return d
    def flush(self): print('flush'); raise KeyError('flush')
p = P(); print(p.readline(), p.readline(3), p.readlines(4))
try: p.close()
except KeyError as e: print(repr(e), e.__context__, p.closed)
p.close(); del p
class N(I):
    def read(self, n=-1): return 'text'
refuse(lambda: N().readline(), lambda: next(N()))
class Q(I):
    def __init__(self, f): self.f = f
    def readline(self, *a): return self.f()
refuse(lambda: next(Q(lambda: 5)), lambda: list(Q(iter(['a', [1], '']).__next__)), lambda: Q(iter(['ab', [1], 'cde', '']).__next__).readlines(3))
class T(io.BufferedIOBase):
    def read(self, n): return bytes(n + 1)
    def read1(self, n): return 'a'
refuse(lambda: T().readinto(bytearray(2)), lambda: T().readinto1(bytearray(2)))
class D(I):
    def close(self): print('D closed', self.closed); super().close()
D(); x = D(); x.__del__(); x.__del__(); print(x.closed); del x
class E(I):
    closed = property(lambda self: 1 / 0)
    def close(self): print('not called')
E()
s = io.StringIO('a\nb'); print(s.readlines(), s.isatty(), s.encoding, s.errors, s.newlines, s.line_buffering, s.writelines(['x', 'y']), s.getvalue()); s.close(); print(s.flush())
refuse(s.isatty, s.readlines, lambda: s.writelines([]), s.__enter__, s.__iter__, s.fileno, s.detach, lambda: s.closed, lambda: next(s))
print(io.BytesIO(b'abc').__sizeof__(), repr(io.BytesIO)[:30], type(io.BytesIO.read).__name__, type(_io._IOBase.close).__name__)
