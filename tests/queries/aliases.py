a = [[1], {'k': [2]}, (3, [4])]
b = a
row = [0]
grid = [row] * 3
class Node:
    shared = []
    def __init__(self, items=[]):
        self.items = items
n, m = Node(), Node()
n.next = m
m.next = n
loop = []
loop.append(loop)
it = iter(row)
text = 'one'
same = text
fixed = (1, 2)
fixed2 = fixed
table = {'row': row, ('a', 1): n}
def f(p, q=a):
    local = p
    return [p, local, q]
f(row)
