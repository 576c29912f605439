from functools import reduce, partial, wraps, lru_cache, cmp_to_key, total_ordering, cached_property
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(max, [], 5), partial(int, base=2)('101'), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), fib.cache_info())
def deco(f):
    @wraps(f)
    def w(*a):
        "wrapper doc"
        return f(*a)
    return w
@deco
def original():
    "doc"
print(original.__name__, original.__doc__, hasattr(original, '__wrapped__'))
class C:
    @cached_property
    def v(self):
        print('computed')
        return 5
c = C()
print(c.v, c.v, c.__dict__)
try:
    reduce(max, [])
except TypeError as e:
    print(e)
