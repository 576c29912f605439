import functools
import inspect
import sys


class Outer:
    if True:
        class Inner:
            # about it
            x = 1

            def method(self):
                return 1
                # end of the method

    kept = staticmethod(lambda a, \
                        b: a)


def f(a, b=2, *rest, key=3, **more):
    """Its doc."""
    frame = inspect.currentframe()
    print(inspect.getargvalues(frame)[:3], sorted(inspect.getargvalues(frame).locals))
    print(inspect.formatargvalues(["a", "b"], "rest", None, {"a": 1, "b": "x", "rest": (2,)}))
    info = inspect.getframeinfo(frame)
    print(info.function, info.lineno, info.code_context, info.index, info.positions)
    caller = inspect.stack()[1]
    print(caller.function, caller.lineno, caller.code_context, caller[2:], caller.positions, isinstance(caller, tuple), len(caller))


f(1, key=4, other=5)
try:
    1 / 0
except ZeroDivisionError:
    print([(place.lineno, place.positions) for place in inspect.trace()])

print(inspect.getsource(Outer.Inner), end="")
print(inspect.getsource(Outer.Inner.method), end="")
print(inspect.getsourcelines(Outer.kept))


class Odd:
    __slots__ = "a",

    @property
    def boom(self):
        raise RuntimeError

    def __getattr__(self, name):
        return 42


print([name for name, value in inspect.getmembers_static(Odd()) if not name.startswith("__")], inspect.getattr_static(Odd(), "boom"))
print(inspect.getattr_static(Odd(), "nothing", None), inspect.getattr_static(sys, "maxsize"), inspect.getattr_static(f, "__doc__", None))


class Hinted:
    number = int
    x: "number"


print(inspect.get_annotations(Hinted), inspect.get_annotations(Hinted, eval_str=True))


@inspect.markcoroutinefunction
def gives_an_awaitable():
    pass


async def real():
    pass


print(inspect.iscoroutinefunction(gives_an_awaitable), inspect.iscoroutinefunction(real), inspect.iscoroutinefunction(f),
      inspect.iscoroutinefunction(functools.partial(real)))
for wrong in (lambda: inspect.Parameter("a", inspect.Parameter.KEYWORD_ONLY).replace(name=inspect.Parameter.empty),
              lambda: inspect.signature(functools.partial(len, 1, 2))):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
