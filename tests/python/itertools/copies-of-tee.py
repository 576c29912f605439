# A copy of what tee gives goes on where it stood, from an iterator that can be copied.
import copy
import itertools
import warnings

warnings.simplefilter('ignore')

a, b = itertools.tee([1, 2, 3])
print(next(a))
c = copy.deepcopy(a)
print(list(c), list(a), list(b))
a, b = itertools.tee(range(100))
for _ in range(60):
    next(a)
c = copy.deepcopy(b)
print(sum(c), sum(a), sum(b))
a, b = itertools.tee(x for x in (1, 2))
try:
    copy.deepcopy(a)
except TypeError as error:
    print(error)
for state in (), (1, 2):
    try:
        a.__setstate__(state)
    except TypeError as error:
        print(type(error).__name__)
try:
    a.__setstate__((a.__reduce__()[2][0], 99))
except ValueError as error:
    print(error)
print(type(a.__reduce__()[2][0]).__name__, list(a))
