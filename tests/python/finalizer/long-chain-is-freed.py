class Node:
    def __init__(self, next): self.next = next
n = None
for _ in range(3000):
    n = Node(n)
del n
l = None
for _ in range(3000):
    l = [l]
del l
print('freed')
