import sys
print([sys.getsizeof(tuple(range(n))) for n in range(6)])
print(sys.getsizeof(range(10)), sys.getsizeof(slice(1)), sys.getsizeof(object()))
def f(): pass
class A:
    pass
class S:
    __slots__ = ('a', 'b')
print(sys.getsizeof(A()), sys.getsizeof(S()), sys.getsizeof(A().__dict__))
print(sys.getsizeof(f), sys.getsizeof(len), sys.getsizeof([].append), sys.getsizeof(iter([])))
print(sys.getsizeof(bytearray()), sys.getsizeof(bytearray(10)), sys.getsizeof(memoryview(b'')))
