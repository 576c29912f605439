import gc
class A:
    def __del__(self): print('del')
gc.collect()
a = A()
a.me = a
del a
print('before')
print(gc.collect())
print(gc.collect())
