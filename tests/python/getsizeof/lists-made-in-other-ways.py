import sys
print(sys.getsizeof([]), sys.getsizeof([1]), sys.getsizeof([1, 2, 3]), sys.getsizeof([1, 2, 3, 4, 5]))
print(sys.getsizeof(list((1, 2, 3))), sys.getsizeof(list(range(10))), sys.getsizeof([0] * 10))
print(sys.getsizeof([x for x in range(10)]), sys.getsizeof([1, 2, 3][:]), sys.getsizeof([1, 2] + [3]))
l = [1, 2, 3]
l.extend([4])
print(sys.getsizeof(l))
l.insert(0, 0)
print(sys.getsizeof(l))
l += range(20)
print(sys.getsizeof(l))
del l[2:]
print(sys.getsizeof(l))
l.clear()
print(sys.getsizeof(l))
print(sys.getsizeof(list('abcdefghi')), sys.getsizeof(sorted((3, 1, 2))))
