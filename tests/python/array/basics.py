def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from array import array
import sys
a = array('i', [1, 2, 3]); a.append(4); a.extend([5, 6]); a.insert(0, 9); a.insert(-1, 7)
print(a, a[0], a[-1], a[1:3], a[::2], len(a), a.pop(), a.pop(0), a.index(3), a.count(2), a.tolist(), a.typecode, a.itemsize, 3 in a, list(a), a + array('i', [1]), a * 2, a == array('i', a.tolist()), a < array('i', [9]), array('d', [1.5, 2]), array('u', 'héy'), array('b', b'ab'), array('i'), sum(a), max(a))
a.reverse(); print(a); a.remove(3); print(a); a[0] = 10; a[1:3] = array('i', [7, 8, 9]); print(a); del a[0]; del a[::2]; print(a, a.tobytes()); a.frombytes(b'\1\0\0\0'); a += array('i', [5]); a *= 2; print(a, sorted(a), a.tobytes() == bytes(a))
for f in (lambda: array('x'), lambda: array('b', [200]), lambda: array('B', [-1]), lambda: array('i', ['a']), lambda: array('i', [1.5]), lambda: array('d', ['a']), lambda: array('i')[0], lambda: array('i').pop(), lambda: a.remove(99), lambda: a.index(99), lambda: a.extend(array('d')), lambda: a + [1], lambda: array(5), lambda: array('i', 'ab'), lambda: array('i', b'abc'), lambda: a['x'], lambda: hash(a), lambda: array('H', [70000]), lambda: array('i', [2 ** 40]), lambda: array('q', [2 ** 70])):
    print(t(f))
print(sys.getsizeof(array('i')), sys.getsizeof(array('i', [1, 2, 3])), sys.getsizeof(array('d', range(10))))
m = memoryview(a); print(t(lambda: a.append(1))); m.release(); a.append(1); print(a)
