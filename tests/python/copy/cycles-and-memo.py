import copy
l = [1]
l.append(l)
m = copy.deepcopy(l)
print(m, m[1] is m, m is l)
d = {}
d['self'] = d
e = copy.deepcopy(d)
print(e['self'] is e, e)
class Node: pass
a, b = Node(), Node()
a.peer, b.peer = b, a
c = copy.deepcopy(a)
print(c.peer.peer is c, c.peer is b)
memo = {}
x = [5]
copy.deepcopy(x, memo)
print(id(x) in memo, len(memo))
