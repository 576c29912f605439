# One list with two names: a change shows under both.
l1 = [1, 2, 3]
l2 = l1

l1[0] = 44
print(l2)        # [44, 2, 3]

l2.append('new')
print(l1)        # [44, 2, 3, 'new']
print(l1 is l2)  # True
