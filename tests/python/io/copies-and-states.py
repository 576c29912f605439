import io, pickle, copy
s = io.StringIO("a\r\nb\n", newline=None); s.read(2); s.x = 5
t = pickle.loads(pickle.dumps(s)); print(t.getvalue(), t.tell(), t.x, t.read(), s.__getstate__())
for nl in (None, "", "\n", "\r", "\r\n"):
    s = io.StringIO("a\r\nb\nc", newline=nl); print(s.__getstate__(), copy.copy(s).getvalue().encode(), copy.deepcopy(s).newlines)
b = io.BytesIO(b"abc"); b.read(1); c = copy.copy(b); print(c.getvalue(), c.tell(), c.read(), b.__getstate__())
u = io.StringIO()
for bad in [3, (1, 2), (1, 2, 3, 4), ("a", "\n", "x", None), ("a", "\n", -1, None), ("a", "\n", 0, 3)]:
    try: u.__setstate__(bad)
    except Exception as e: print(type(e).__name__, e)
u.__setstate__(("hello", "\n", 2, {"k": 1})); print(u.read(), u.k)
u.close()
for f in (lambda: u.__getstate__(), lambda: u.__setstate__(("a", "\n", 0, None))):
    try: f()
    except ValueError as e: print(e)
b = io.BytesIO(b"abc"); v = b.getbuffer()
for f in (b.close, lambda: b.write(b"x" * 10), lambda: b.truncate(1)):
    try: f()
    except BufferError as e: print(e)
v[0] = 65; print(b.getvalue(), b.closed); v.release(); b.close(); print(b.closed)
d = io.IncrementalNewlineDecoder(None, translate=True)
print(d.newlines, d.decode("a\r"), d.newlines, d.decode("\nb\n"), d.newlines, d.decode("c\r"), d.decode("d"), d.newlines, d.getstate()); d.reset(); print(d.newlines, d.getstate(), d.decode("\r"), d.getstate()); d.setstate((b"", 1)); print(repr(d.decode("\n")), d.newlines)
import codecs
d = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), translate=False); print(repr(d.decode(b"\xc3\xa9\r")), repr(d.decode(b"\n")), d.newlines, d.getstate())
