class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
a = A(1)
a = A(2)
print('reassigned')
l = [A(3), A(4), A(5)]
l.clear()
print('cleared')
d = {i: A(i) for i in (6, 7)}
del d
print('dict gone')
t = (A(8), A(9))
t = None
A(10)
print('end')
