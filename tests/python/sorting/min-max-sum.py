print(min(3, 1, 2), max([3, 1, 2]), min('b', 'a'), max([], default=0), min([1, -5], key=abs), max('ab', 'c', key=len))
print(sum([1, 2, 3]), sum([], 10), sum([[1], [2]], []), sum((0.1,) * 10), sum([1.5, 2]))
print(any([0, 1]), all([]), all([1, 0]), any([]))
for f in (lambda: sum(['a', 'b']), lambda: sum(['a'], ''), lambda: max(1), lambda: max()):
    try:
        f()
    except TypeError as e:
        print(e)
