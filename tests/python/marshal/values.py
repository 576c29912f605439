# Values as bytes and back, and what is no such value.
import marshal
for v in (None, True, 5, -7, 1<<40, -(1<<100), 1.5, 2j, b"ab", "x", "a b", "é", "x"*300, (), (1,2), [1,[2]], {"a":1}, {3}, frozenset([4]), ..., (None,)*300):
    d = marshal.dumps(v); print(d[:60], marshal.loads(d) == v, marshal.dumps(v, 2)[:30])
l=[1]; l.append(l); print(marshal.loads(marshal.dumps(l))[1] is not None)
for bad in (b"", b"i\0", b"?", b"[\xff\xff\xff\xff", b"r\0\0\0\0"):
    try: print(marshal.loads(bad))
    except Exception as e: print(type(e), e)
try: marshal.dumps(object())
except Exception as e: print(type(e), e)
