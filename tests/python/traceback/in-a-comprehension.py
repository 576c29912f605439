# exits with 1
l = [1, 2, 0]
print([10 / x for x in l])
