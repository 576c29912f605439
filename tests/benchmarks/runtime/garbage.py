# Collections while 1,000,000 lists live.
import gc
class Node:
    __slots__ = ('next', 'value')
nodes = [[i] for i in range(1000000)]
for _ in range(5):
    gc.collect()
print(len(nodes), gc.collect())
