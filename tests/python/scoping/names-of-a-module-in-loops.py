# Names of a module in loops: looked up once, but never stale.
import gc, sys


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone', self.name, 'x' in globals())


x = None
for i in range(4):
    x = Loud(i)
    if i == 1:
        later = i
    if i == 2:
        del later
    try:
        print(i, later)
    except NameError as e:
        print(e)
    print(len('abc'), gc.is_tracked(globals()))
    if i == 1:
        len = lambda o: 'mine'
    if i == 2:
        del len

for i in range(3):
    globals()['y'] = i * 10
    print(y)
    if i == 1:
        y = 'own'
        print(y, globals()['y'])
        exec("y = 'by exec'")
        print(y)
    del globals()['y']
    try:
        y
    except NameError as e:
        print(e)


class Space(dict):
    def __getitem__(self, key):
        print('asked', key)
        return 7

    def __setitem__(self, key, value):
        print('set', key)


exec("for k in [1, 2]:\n    z = k\n    w = z", {}, Space(k=1, z=2))
exec("for k in range(3):\n    q = k\nprint(q)", {'range': lambda n: [n, n + 1, n + 2]})
a = [1]
for n in range(5):
    b = a
    print(sys.getrefcount(a), end=' ')
    if n == 2:
        b = None
        print(sys.getrefcount(a), end=' ')
print()
x = None
for i in range(3):
    try:
        x = Loud('last')
        x = i
    finally:
        print(x)
