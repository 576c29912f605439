class A:
    pass
a = A()
name = ''.join(['some', 'thing'])
setattr(a, name, 1)
print(list(vars(a))[0] is 'something')
print(name is 'something')
