import copy
inner = [1, 2]
class P:
    def __init__(self, x): self.x = x
a = [inner, (3, [4]), {'k': inner, 'other': {5}}, P([6]), 1000, 'text']
sliced = a[:]
shallow = copy.copy(a)
deep = copy.deepcopy(a)
p = P([1])
p.me = p
q = copy.copy(p)
r = copy.deepcopy(p)
s = [{(1, 'x'): [7], None: [8]}, frozenset([('m', 1)])]
t = copy.deepcopy(s)
t[0]['new'] = t
u = [[1], [1], [1]]
v = [u[0]] * 3
w = [v[0]] * 2 + [9.5]
