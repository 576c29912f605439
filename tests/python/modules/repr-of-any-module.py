import types
M = types.ModuleType
m = M("foo"); print(m)
del m.__name__; print(m)
m.__file__ = "/tmp/foo.py"; print(m)
m = M("foo"); m.__file__ = "/tmp/foo.py"; print(m)
class L: pass
class F:
    @classmethod
    def module_repr(cls, m): return "crafted"
for l in L, F:
    m = M("foo"); m.__loader__ = l; print(m)
    del m.__name__; print(m)
import importlib.machinery
for origin in None, "here":
    for loader in None, L:
        for loc in False, True:
            m = M("foo"); m.__spec__ = s = importlib.machinery.ModuleSpec("bar", loader, origin=origin)
            try: s.has_location = loc
            except AttributeError: pass
            print(m)
m = M("foo"); m.__spec__ = 5; 
try: print(m)
except Exception as e: print(repr(e))
m = M("foo"); m.__path__ = []; print(m)
