class A:
    def __del__(self): print('gone')
a = A()
b = a
del a
print('still there')
del b
print('end')
