len = lambda o: 42
print(len([]))
del len
print(len([]))
try:
    del len
except NameError as e:
    print(e)
