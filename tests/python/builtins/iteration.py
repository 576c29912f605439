print(list(enumerate('ab', 1)), list(zip([1, 2], 'ab', (True,))), list(map(str, [1, 2])), list(map(max, [1, 5], [3, 2])), list(filter(None, [0, 1, '', 'a'])), list(filter(str.isupper, 'aBC')))
print(list(reversed([1, 2])), sorted('ba'), next(iter([]), 'd'), list(iter(lambda it=iter([1, 2, 0, 3]): next(it), 0)))
for f in (lambda: next([]), lambda: iter(5), lambda: list(zip([1], [1, 2], strict=True)), lambda: reversed({1}), lambda: next(iter([])), lambda: enumerate(5), lambda: map(1)):
    try:
        f()
    except (TypeError, ValueError, StopIteration) as e:
        print(type(e).__name__, e)
z = zip('ab', [1, 2])
print(next(z), list(z), list(z))
