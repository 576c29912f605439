# A built-in function that is called with a tuple complains about keywords by its bare name, a method descriptor by the name of its class, too.
import gc

def complain(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as error:
        print(error)

for method in ('a'.startswith, 'a'.find, b'a'.count, bytearray().rindex, set().union, {1}.update, frozenset().difference, [].append, 'a'.strip, {}.get):
    complain(method, **{'a': 1})
    complain(method, 1, **{'a': 1})
complain(lambda: 'a'.startswith(a=1))
complain(lambda: b'a'.find(b'a', a=1))
complain(lambda: {1}.union(a=1))
complain(lambda: [].append(a=1))
complain(str.startswith, 'a', **{'a': 1})
complain(set.union, set(), a=1)
complain(gc.get_referrers, a=1)
complain(int.__subclasshook__, a=1)
