# Values before their keys; the class behind attributes and slots, before what a built-in base holds.
import gc
print([type(x).__name__ for x in gc.get_referents({1:'a', 'k':2.0})])
class L(list): pass
l=L([1,'a']); l.x=2.5
print([type(x).__name__ for x in gc.get_referents(l)])
class P:
    def __init__(self):
        self.b = 1.5
        self.a = [1]
class S:
    __slots__ = 'y', 'x'
p = P()
del p.b
p.b = 'again'
s = S()
s.x, s.y = 1, 'y'
print([type(x).__name__ for x in gc.get_referents(p)], [type(x).__name__ for x in gc.get_referents(s)])
class D(dict): pass
d = D(a=1)
d[2] = 2.5
print([type(x).__name__ for x in gc.get_referents(d)])
