import gc
saved = []
class A:
    def __init__(self): self.me = self
    def __del__(self):
        print('del')
        saved.append(self)
a = A()
del a
gc.collect()
print(len(saved), saved[0].me is saved[0])
saved.clear()
print(gc.collect(), len(saved))
