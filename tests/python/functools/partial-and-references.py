# What functools.partial hands over: references of others, unless there are keywords.
import functools, sys
class O: pass
o = O()
def show(x, *more, **named):
    print(sys.getrefcount(x), len(more), named)
p = functools.partial(show, o)
p(); p(1, 2); p(*range(20)); p(k=3)
q = functools.partial(show, o, a=1)
q(); q(5, b=2)
functools.partial(print, "native", sep="-")(1, 2, end="!\n")
functools.partial(len)([1, 2])
class P(functools.partial):
    def __call__(self, *args):
        return "own", super().__call__(*args)
print(P(max, 1)(5, 3), functools.partial(P(max, 2), 9)())
r = functools.partial(lambda *a: r.__setstate__((print, (), {}, None)) or a, [1], [2])
print(r(3), r)
for f in (functools.partial(int, base=2), functools.partial(sorted, reverse=True)):
    try:
        print(f("101"), f([2, 3]))
    except TypeError as error:
        print(error)
try:
    functools.partial(len)()
except TypeError as error:
    print(error)
try:
    functools.partial(show, k=1)(**{"k": 2}, x=3)
    functools.partial(show)(**{1: 2})
except TypeError as error:
    print(error)
