if (n := len('abc')) > 2:
    print(n)
while (x := n - 1) > 0:
    n = x
print(n, x, [y := 1, y + 1], (z := 5))
def f():
    if any((hit := v) > 2 for v in [1, 2, 3, 4]):
        return hit
print(f())
