# Calls of closures, and of closures of closures.
def counter():
    n = 0
    def add(k):
        nonlocal n
        n += k
        return n
    return add
adders = [counter() for _ in range(100)]
for i in range(6000):
    for a in adders:
        a(i)
print(sum(a(0) for a in adders))
compose = lambda f, g: lambda x: f(g(x))
f = lambda x: x + 1
for _ in range(20):
    f = compose(f, lambda x: x + 1)
print(sum(f(i) for i in range(10000)))
