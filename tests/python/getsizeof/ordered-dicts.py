# An OrderedDict has a list of nodes beside its table.
import copy
import sys
from collections import OrderedDict

o = OrderedDict()
print(sys.getsizeof(o), end=' ')
for i in range(40):
    o[i] = i
    print(sys.getsizeof(o), end=' ')
print()
for i in range(30):
    del o[i]
print(sys.getsizeof(o))
o.clear()
print(sys.getsizeof(o))
o['a'] = 1
print(sys.getsizeof(o), sys.getsizeof(OrderedDict(a=1, b=2)), sys.getsizeof(OrderedDict({1: 2})), sys.getsizeof(OrderedDict.fromkeys(range(9))))
print(sys.getsizeof(o.copy()), sys.getsizeof(copy.copy(o)), sys.getsizeof(copy.deepcopy(o)), sys.getsizeof(o | o))


class Derived(OrderedDict):
    pass


d = Derived(a=1)
d.x = 1
print(sys.getsizeof(d))
