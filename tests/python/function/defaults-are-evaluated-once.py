def add(item, to=[]):
    to.append(item)
    return to
print(add(1), add(2), add(3, []), add(4))
print(add.__defaults__)
n = 1
def g(x=n): return x
n = 2
print(g())
