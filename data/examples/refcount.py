# Every object counts the references to it.
import sys

x = ['a', 'b']
print(sys.getrefcount(x))  # 2: the name, and the call's own argument

y = x                      # a name counts
pair = (x, x)              # each cell counts
box = {'key': x}           # so does a value in a dict
print(sys.getrefcount(x))  # 6

del y                      # a name less, a reference less
box.clear()
print(sys.getrefcount(x))  # 4
