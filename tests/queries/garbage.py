import gc
gc.disable()
class N:
    pass
def ring(n):
    nodes = [N() for i in range(n)]
    for i in range(n):
        nodes[i - 1].next = nodes[i]
    return nodes[0]
a = ring(3)
a.payload = [['hangs'], 2.5]
b = []
b.append(b)
c = ring(2)
c.other = ring(1)
del a, b, c
print(gc.collect())
kept = ring(2)
big = {'rows': [[i * 1000] * 10 for i in range(5)], 'names': ['n' * 50]}
view = big['rows'][0]
pass
