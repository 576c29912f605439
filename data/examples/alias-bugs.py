# Five ways to share a list without wanting to.
def add(item, to=[]):   # the default is made once
    to.append(item)
    return to

add(1)
print(add(2))           # [1, 2]

grid = [[0] * 3] * 3    # one row, three times
grid[0][0] = 1
print(grid)

d = dict.fromkeys('ab', [])
d['a'].append(1)
print(d)

class Dog:
    tricks = []         # of the class, not of the dog

rex, ada = Dog(), Dog()
rex.tricks.append('roll')
print(ada.tricks)

a = b = []
a += [1]                # changes the list
a = a + [2]             # makes another
print(a, b)
