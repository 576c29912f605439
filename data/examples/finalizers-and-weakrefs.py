# A weak reference looks at an object without holding it.
import weakref

class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)

def dead(ref):
    print('dead:', ref() is None)

n = Noisy('one')
r = weakref.ref(n, dead)
print(r() is n)    # True

n = None           # the last strong reference goes
print(r())         # None
