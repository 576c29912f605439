# A slice of all items makes a new list, whose cells refer to the same objects.
h1 = [1, [2, 3]]
h2 = h1[:]

h1[0] = 55       # the lists are two
print(h2)        # [1, [2, 3]]

h1[1][0] = 'x'   # but what they hold is shared
print(h2)        # [1, ['x', 3]]
