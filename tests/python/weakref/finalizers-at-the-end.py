import weakref, atexit
class Object: pass
kenny = Object()
def g(*a): print('dead or exiting', a)
weakref.finalize(kenny, g, 1)
f = weakref.finalize(kenny, g, 2)
f.atexit = False
weakref.finalize(Object(), g, 3)
x = Object()
weakref.finalize(x, g, 4)
atexit.register(g, 5)
print('end')
