# exits with 1
class OnlyEnter:
    def __enter__(self): pass
try:
    with 5: pass
except TypeError as e:
    print(e)
try:
    with OnlyEnter(): pass
except TypeError as e:
    print(e)
class M:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError('from exit')
with M():
    1 / 0
