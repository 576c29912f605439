def f(a, b, *, c=3):
    return a, b, c


c = f.__code__
print(c.replace(co_posonlyargcount=1).co_posonlyargcount, c.replace(co_stacksize=c.co_stacksize + 2).co_stacksize - c.co_stacksize)
same = c.replace(co_code=c.co_code, co_nlocals=c.co_nlocals, co_linetable=c.co_linetable, co_freevars=(), co_cellvars=(),
                 co_exceptiontable=c.co_exceptiontable)
print(same == c)
f.__code__ = c.replace(co_posonlyargcount=1)
print(f(1, b=2))
try:
    f(a=1, b=2)
except TypeError as e:
    print(e)
f.__code__ = c.replace(co_argcount=3, co_kwonlyargcount=0)
f.__kwdefaults__, f.__defaults__ = None, (5,)
print(f(1, 2), f(1, 2, 3))
