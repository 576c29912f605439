# Which constructors ask an iterable for its length first.
class Q:
    def __len__(self): raise KeyError('l')
    def __iter__(self): return iter((1,2))
for f in (bytes, bytearray, list, tuple, lambda q: int.from_bytes(q), set):
    try: print(f(Q()))
    except Exception as e: print(repr(e))
