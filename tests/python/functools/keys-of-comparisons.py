import functools
k = functools.cmp_to_key(lambda a, b: (a > b) - (a < b))
print(k(1) < k(2), k(1) == k(1), max("hello", key=k), sorted([3, 1, 2], key=k), repr(k(3))[:27], type(k(3)), k(3).obj)
try: hash(k(1))
except TypeError as e: print(e)
try: k(1) < 2
except TypeError as e: print(e)
try: k(1).x = 3
except AttributeError as e: print(e)
print(isinstance(hash, object), type(k(1)).__name__, type(k(1)).__module__)
