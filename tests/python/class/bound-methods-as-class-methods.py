import types


class A:
    def foo(self, cls): return "spam", cls.__name__
class B: bar = classmethod(A().foo)
try: print(B.bar())
except TypeError as e: print(e)
print(hasattr(types.MethodType, "__get__"), "__get__" in vars(types.MethodType))
