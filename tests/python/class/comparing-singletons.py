# What the comparisons of None and Ellipsis give when they are called as methods.
for one in (None, ..., NotImplemented):
    print(one.__eq__(one), one.__ne__(one), one.__eq__(1), one.__ne__(1), one.__lt__(one))
print("__eq__" in type(None).__dict__, "__eq__" in type(...).__dict__)
print(None == None, None != None, [None] != [None], None != 0, None in [0, None])
