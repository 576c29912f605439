a = b = [1, 2, 3]
del a[0], b[0]
print(b)
del a
try:
    a
except NameError as e:
    print(e)
class A: x = 1
o = A(); o.y = 2
del o.y
try:
    del o.x
except AttributeError as e:
    print(e)
d = {'k': 1}
del d['k']
try:
    del d['k']
except KeyError as e:
    print(repr(e))
x, y = 1, 2
del (x, y)
print('x' in globals())
def f(p):
    del p
    try:
        p
    except UnboundLocalError as e:
        print(e)
f(1)
