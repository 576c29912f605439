# Bytes that are no pickle, objects that cannot be pickled, and hooks.
import io
import pickle


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for data in b'', b'.', b'K', b'N', b'0.', b'K\1K\2.', b'(.', b'(0N.', b'1.', b't.', b'\x85.', b']K\1e.', b'(K\1a.', b'}K\1s.', b'}(K\1u.', b'h\5.', b'g5\n.', \
        b'\x80\x06.', b'?', b'\xff', b"'", b'\\', b'X\xff\0\0\0a.', b'I1', b'I1\nI2\n.', b'Sabc\n.', b"S'a\\x41'\n.", b'Va\\u0041\n.', b'I01\n.', \
        b'L12L\n.', b'F1.5\n.', b'U\3abc.', b'K\1K\2R.', b'cbuiltins\nint\n)R.', b'cbuiltins\nnope\n.', b'cnope\nint\n.', b'N)\x81.', \
        b'\x8c\1aK\1\x93.', b'(cbuiltins\nint\nK\5o.', b'(K\5ibuiltins\nint\n.', b'\x95\5\0\0\0\0\0\0\0N.', b'NQ.', b'Px\n.', b'N2\x86.', b'NK\1b.', \
        b'Np-1\n.', b'Np7\n0g7\n.', b'\x8f(K\1\x90.', b'(K\1K\2\x91.', b'\x96\1\0\0\0\0\0\0\0a.', b'(K\1K\2d.', b'(K\1d.', b'(K\1l.', b'\x8a\2\xff\xff.', \
        b'\x88\x89\x86.', b'G?\xf8\0\0\0\0\0\0.', b'J\xff\xff\xff\xff.', b'\x80\4\x95\3\0\0\0\0\0\0\0K\1.':
    t(lambda: pickle.loads(data))
t(lambda: pickle.loads('text'))
t(lambda: pickle.loads(b'S\'\xe9\'\n.', encoding='latin-1'))
t(lambda: pickle.loads(b'S\'\xe9\'\n.', encoding='bytes'))
t(lambda: pickle.loads(b'S\'\xe9\'\n.'))
t(lambda: pickle.loads(bytearray(b'K\1.')))
t(lambda: pickle.loads(memoryview(b'K\1.')))
t(lambda: pickle.dumps(1, 6))
t(lambda: pickle.Pickler(3))
t(lambda: pickle.Unpickler(3))
t(lambda: pickle.dumps((i for i in 'ab')))


def outer():
    class Local:
        pass
    return Local


t(lambda: pickle.dumps(outer()))
t(lambda: pickle.dumps(outer()()))


class Odd:
    def __reduce__(self):
        return self.made


odd = Odd()
for odd.made in 3, 'odd', (), (int,), (int, ()), (int, [1]), (3, ()), (list, (), None, [1, 2]), (list, (), None, iter([1, 2])), (dict, (), None, None, iter([(1, 2)])), (dict, (), None, None, iter([1])), \
        (list, (), None, 3), (int, (), None, None, None, None, None), (int, ('7',), {'a': 1}):
    t(lambda: (back := pickle.loads(pickle.dumps(odd))) is odd or back)

class ById(pickle.Pickler):
    def persistent_id(self, obj):
        return 'the odd one' if obj is odd else None


class FromId(pickle.Unpickler):
    def persistent_load(self, pid):
        return [pid]

    def find_class(self, module, name):
        print('asked for', module, name)
        return super().find_class(module, name)


class Overriding(pickle.Pickler):
    def reducer_override(self, obj):
        return (str, ('was odd',)) if obj is odd else NotImplemented


for protocol in range(6):
    file = io.BytesIO()
    pickler = ById(file, protocol)
    pickler.dump([odd, range(2)])
    pickler.dump('and more')
    file.seek(0)
    reader = FromId(file)
    print(reader.load(), reader.load(), file.read())
    file = io.BytesIO()
    Overriding(file, protocol).dump({odd: odd, 1: len})
    t(lambda: pickle.loads(file.getvalue()))
file = io.BytesIO()
pickler = pickle.Pickler(file)
shared = ['shared']
pickler.dump(shared)
pickler.dump((shared, shared))
pickler.clear_memo()
pickler.dump(shared)
file.seek(0)
reader = pickle.Unpickler(file)
first, pair, again = reader.load(), reader.load(), reader.load()
print(first is pair[0] is pair[1], again == first, again is first)
t(reader.load)
pickler = pickle.Pickler(io.BytesIO())
pickler.dispatch_table = {Odd: lambda o: (complex, (1, 2))}
pickler.dump([odd])


class Careless(pickle.Pickler):
    def __init__(self):
        pass


t(lambda: Careless().dump(1))
