print([x * y for x in range(3) for y in range(x)], {x % 3 for x in range(9)}, {k: v for v, k in enumerate('ab')}, list(x for x in 'ab'))
print([[y for y in range(x)] for x in range(3)], [x for x in range(20) if x % 2 if x % 3], [a + b for a, b in [(1, 2), (3, 4)]])
x = 'outer'
print([x for x in range(3)], x)
print([y := 5, y ** 2], [last := i for i in range(3)], last)
