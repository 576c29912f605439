# What inspect.signature tells of functions and types that are native, of enums, and of UserString.
import collections, inspect, enum, random, itertools, operator, re, array, types, functools, sys
U = collections.UserString
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return repr(e)
print(t(U('a').center), t(U('a').center,'x'), t(U('a').lower, 1), t(U('ab').find, U('b')), t(U('ab').count, U('a')), t(U('ab').replace, U('a'), U('b')), t(U('ab').startswith, U('a')), t(U('ab').strip, U('a')), t(U('a').translate, {97: 'b'}), t(U('a,b').split, U(',')), t(U('ab').removeprefix, U('a')), t(U('a').ljust, 5, U('*')), t(U('a,b').partition, U(',')), t(U('ab').index, U('b')), t(U('ab').isalpha), U('x y').title(), type(U('a').upper()), U('a\nb').splitlines(True), t(U('abc').endswith, 'c', 1, 2), U('{x}').format_map({'x': 1}))
for n in sorted(x for x in dir(U) if x[0] != '_' and x != 'maketrans'): print(n, t(inspect.signature, getattr(U, n)))
class C(enum.Enum): A = 1
class F(enum.IntFlag): pass
print(inspect.signature(C), inspect.signature(enum.Enum), C.__signature__(), inspect.signature(F), t(C, 1))
print(inspect.signature(random.randrange), t(random.randrange, 5, None, 2), t(random.randrange, 1, 1), t(random.randrange, 0, 5, 0), t(random.randrange, 5, 1, 1))
for f in [itertools.accumulate, itertools.chain, itertools.tee, itertools.repeat, itertools.count, operator.add, operator.itemgetter, operator.length_hint, re.compile('').match, re.Pattern.sub, re.Match.group, re.Match.start, re.Match, array.array, array.array.append, array.array('i').pop, types.GeneratorType, types.FunctionType, types.CodeType, types.SimpleNamespace, functools.partial, functools.reduce, collections.deque, collections.deque.append, collections.defaultdict, sys.exit, sys.getrefcount, sys.intern, bytes.join, bytearray.extend, memoryview.cast, int.from_bytes, float.fromhex, dict.fromkeys, list.sort, [].index, type, type.mro, complex, U]:
    print(getattr(f, '__name__', f), t(inspect.signature, f), getattr(f, '__text_signature__', 0))
class D(collections.deque): pass
class E(types.SimpleNamespace):
    def __init__(self, a): pass
class G(itertools.count): pass
print(t(inspect.signature, D), inspect.signature(E), t(inspect.signature, G))
