import gc
class A:
    count = 0
    def __init__(self): self.me = self
    def __del__(self): A.count += 1
gc.collect()
for i in range(1000):
    A()
print(A.count > 0, A.count < 1000)
gc.disable()
before = A.count
for i in range(1000):
    A()
print(A.count - before)
gc.enable()
gc.collect()
print(A.count)
