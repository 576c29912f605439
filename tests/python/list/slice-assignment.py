l = [0, 1, 2, 3, 4, 5]
l[1:3] = ['a', 'b', 'c']
print(l)
l[:0] = [9]
l[len(l):] = [8]
l[2:2] = []
print(l)
l[::2] = [0] * len(l[::2])
print(l)
del l[::3]
print(l)
l[:] = l
print(l)
try:
    l[::2] = [1]
except ValueError as e:
    print(e)
try:
    l[1:2] = 5
except TypeError as e:
    print(e)
