l = ['banana', 'kiwi', 'apple', 'fig', 'date']
print(sorted(l), sorted(l, key=len), sorted(l, reverse=True), sorted(l, key=len, reverse=True))
print(l.sort(key=lambda s: s[-1]), l)
print(sorted([3, 1.5, True, -2]), sorted({3: 'c', 1: 'a'}), sorted('hello'))
print(sorted([(1, 'b'), (1, 'a'), (0, 'z')]))
