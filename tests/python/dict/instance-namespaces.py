# The namespaces of instances, before and after somebody asks for __dict__.
class A:
    pass


a, b = A(), A()
a.x, a.y = 1, 2
b.y, b.x = 3, 4
print(a.__dict__, b.__dict__, list(vars(a)), list(vars(b)))
a.z = 5
print(vars(a), a.__dict__ is vars(a), b.__dict__)
del a.x
a.x = 6
print(vars(a))
for i in range(40):
    setattr(b, "n%d" % i, i)
print(len(vars(b)), list(vars(b))[:5], b.n39)
del b.n0, b.x
print("x" in vars(b), hasattr(b, "n0"), list(vars(b))[:3])
try:
    del b.n0
except AttributeError as e:
    print(e, e.name, e.obj is b)
try:
    b.nothing
except AttributeError as e:
    print(e, e.name, e.obj is b)
vars(a)["y"] = "changed"
vars(a)[1] = "not a name"
print(a.y, vars(a))
a.__dict__ = {"fresh": 1}
print(vars(a), a.fresh)
try:
    a.__dict__ = 1
except TypeError as e:
    print(e)
c = A()
c.__dict__.update(p=1, q=2)
print(c.p, c.q, vars(c))
d = A()
d.__dict__ = vars(c)
d.p = "shared"
print(c.p, vars(c) is vars(d))
e = A()
e.a = e.b = e.c = 1
copied = e.__dict__.copy()
copied["d"] = 2
print(copied, vars(e))
e.__dict__.clear()
print(vars(e))
e.new = 1
print(vars(e), vars(e).popitem(), vars(e))
order = []
for names in ("ab", "ba", "cab"):
    o = A()
    for n in names:
        setattr(o, n, n)
    order.append(list(vars(o)))
print(order)


class WithSlots:
    __slots__ = ("x", "__dict__")


w = WithSlots()
w.x, w.y = 1, 2
print(w.x, w.y, vars(w))
