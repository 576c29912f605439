# To assign a name is not to change an object.
p1 = [1, 2, 3]
p2 = p1          # the same list

p2 = [1, 2, 3]   # another list that looks alike
p1[0] = 55       # changes only the first
print(p1, p2)
