import types


class Foo(types.ModuleType):
    __dict__ = 8
try: dir(Foo("foo"))
except TypeError as e: print(e)
try: types.SimpleNamespace(1, 2, 3)
except TypeError as e: print(e)
try: types.SimpleNamespace(**{1: 2})
except TypeError as e: print(e)
try: types.SimpleNamespace.__init__(types.SimpleNamespace(), 1)
except TypeError as e: print(e)
