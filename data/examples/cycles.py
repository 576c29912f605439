# Objects that hold each other never count down to zero: the collector finds them.
import gc

class Node:
    pass

a = Node()
b = Node()
a.other = b
b.other = a

del a, b             # no name leads to them, yet each has a reference
print(gc.collect())  # how many objects it found

l = []
l.append(l)          # a list that holds itself
print(l)
del l
print(gc.collect())
