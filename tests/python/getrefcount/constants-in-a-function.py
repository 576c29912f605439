import sys
def f():
    a = 1000
    b = 'two words'
    return sys.getrefcount(a), sys.getrefcount(b), sys.getrefcount(2.5)
print(f())
print(f())
