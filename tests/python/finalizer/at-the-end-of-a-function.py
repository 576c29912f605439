class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def f(x):
    a = A('a')
    b = A('b')
    print('body')
    return 'value'
print(f(A('argument')))
def g():
    return A('returned')
g()
print('end')
