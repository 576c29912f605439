class P:
    __slots__ = ('x', 'y')
    def __init__(self): self.x = 1
p = P()
print(p.x, hasattr(p, 'y'), hasattr(p, '__dict__'), P.__slots__)
try:
    p.z = 1
except AttributeError as e:
    print(e)
try:
    p.y
except AttributeError as e:
    print(e)
class Q(P): pass
q = Q(); q.z = 3
print(q.__dict__, q.x)
