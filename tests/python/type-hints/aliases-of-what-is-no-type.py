# What an alias of types says of arguments that are no types: what has a qualified name and a module is called by them.
import typing
def f(): pass
class A:
    def m(self): pass
class Q: 
    __qualname__='zz'
q=A(); q.__qualname__='qq'; q.__module__='mm'
for x in (type(None), None, f, A, A.m, A().m, len, list.append, int, ..., q, typing.List, typing.List[int], typing.Any, list[int], int|str, typing.TypeVar('T'), 'x', 1, lambda:0, [f, int]):
    try: print(list[x], dict[str, x])
    except Exception as e: print(type(e).__name__, e)
    try: print(int | x)
    except Exception as e: print(type(e).__name__, e)
