class A:
    def m(self):
        pass
a = A()
print(type(a) is A, a.__class__ is A, A.m is A.m, a.m is a.m)
print(type([]) is list, type(None) is type(None), len is len)
print(list.append is list.append, [].append is [].append)
