import sys
class M:
    def __enter__(self): return self
    def __exit__(self, *a): print('in exit', sys.getrefcount(self))
m = M()
with m as n:
    print(sys.getrefcount(m))
del n
with m:
    print(sys.getrefcount(m))
print(sys.getrefcount(m))
