import sys
class A:
    def __del__(self): print('del')
def f():
    a = A()
    raise ValueError
try:
    f()
except ValueError as e:
    print('caught')
print('after')
saved = None
try:
    f()
except ValueError as e:
    saved = e
print('saved')
saved = None
print('end')
