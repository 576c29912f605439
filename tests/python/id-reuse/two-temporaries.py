print(id(object()) == id(object()))
print(id([]) == id([]))
class A:
    pass
print(id(A()) == id(A()))
a, b = A(), A()
print(id(a) == id(b))
