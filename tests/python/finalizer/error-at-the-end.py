# What a finalizer raises is told with its source line in the last collection, and without when modules are taken down.
class D:
    def __del__(self):
        print('del', self.v)


a = D()
a.me = a
del a
b = D()
