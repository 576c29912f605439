# A chain of 200,000 instances, built, reversed and freed.
class Node:
    def __init__(self, v, n): self.v, self.next = v, n
def build(n):
    h = None
    for i in range(n): h = Node(i, h)
    return h
def rev(h):
    p = None
    while h: h.next, p, h = p, h, h.next
    return p
h = build(200000)
for _ in range(5): h = rev(h)
s = 0
while h:
    s += h.v; h = h.next
print(s)
