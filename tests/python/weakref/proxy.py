import weakref
class A:
    def __init__(self): self.x = 1
    def m(self): return 'm'
    def __len__(self): return 7
a = A()
p = weakref.proxy(a)
print(p.x, p.m(), len(p), type(p).__name__)
p.y = 2
print(a.y)
del a
try:
    p.x
except ReferenceError as e:
    print(e)
