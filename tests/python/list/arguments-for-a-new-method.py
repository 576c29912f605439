class Named(list):
    def __new__(cls, items, name=None):
        self = super().__new__(cls, items)
        self.name = name
        return self
    def __init__(self, items, name=None):
        super().__init__(items)
n = Named([1, 2], name='x')
print(n, n.name)

class Buffer(bytearray):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls, *args)
print(Buffer(b'ab'), list.__new__(list, 1, 2, 3), bytearray.__new__(bytearray, b'x'))

class Plain:
    def __new__(cls, x):
        return super().__new__(cls, x)
try:
    Plain(1)
except TypeError as e:
    print(e)
