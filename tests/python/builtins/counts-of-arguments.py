# How many arguments were given, as functions and methods in C say it, and which of several mistakes they find first.
import itertools,functools
def t(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__, e)
t(memoryview,1,2); t(memoryview); t(memoryview,x=1); t(memoryview,b'',x=1); t(memoryview,b'',object=1)
t(itertools.compress,1,2,3); t(itertools.compress,1); t(itertools.compress); t(itertools.compress,1,x=2); t(itertools.compress,1,2,x=3);t(itertools.compress,x=3)
t(sorted,[],1); t(sorted,[],a=1); t(sorted,1,a=1); t([].sort,1); t([].sort,1,2,3); t([].sort,a=1);t([].sort,1,key=1,reverse=2); t([].sort,1,2,key=3); t([].sort,key=None,reverse=True,x=2)
t(itertools.permutations,5,'a'); t(itertools.permutations,[],'a'); t(itertools.permutations,[],-1)
t(complex,1,2,3); t(complex,x=1); t(int,1,2,3); t(int,x=1,base=2,y=3); t(str,1,2,3,4); t(str,x=1); t(bytes,1,2,3,4); t(bytes,x=1); t(bytearray,1,2,3,4)
t(enumerate,1,2,3); t(enumerate,x=1); t(property,1,2,3,4,5); t(property,x=1); t(sum,1,2,3); t(pow,1); t(pow,1,2,3,4); t(round,1,2,3); t(round); t(print,x=1)
t(itertools.accumulate,1,2,3,4); t(itertools.groupby,1,2,3); t(itertools.islice,1); t(itertools.count,1,2,3); t(itertools.repeat,1,2,3); t(itertools.product,repeat=2,x=3); t(itertools.zip_longest,x=1); t(itertools.chain,x=1); t(itertools.starmap,1); t(itertools.pairwise,1,2); t(itertools.cycle,1,2); t(itertools.tee,1,2,3); t(itertools.dropwhile,1); t(itertools.combinations,1); t(itertools.combinations,1,2,3); t(itertools.combinations,[1],r=2,x=3)
import math
for o in ("a", [1], (1,), b"a", bytearray(b"a"), {"a": 1}):
    for name in ("__mul__", "__rmul__", "__imul__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__add__", "__len__"):
        if hasattr(o, name):
            for args in ((), (1, 2), (1, 2, 3)):
                if len(args) != 2 or name != "__setitem__":
                    print(type(o).__name__, name, end=" ")
                    t(getattr(o, name), *args)


class Index:
    def __index__(self):
        return 2


class Bad:
    def __bool__(self):
        raise ValueError("bool")


t("a".maketrans, 1, b"")
t("a".maketrans, 1, 2, 3)
t("a".maketrans, "a", "b", 3)
t("a".maketrans, 1, "b")
t(int.from_bytes, Index())
t(int.from_bytes, True)
t(int.from_bytes, [1, 2])
t(sorted, 5, reverse=Bad())
t(sorted, [1], reverse=Bad())
t([2, 1].sort, reverse=Bad())
t(math.isqrt)
t(math.isqrt, 1, 2)
t(math.factorial)
t(math.factorial, n=1)
