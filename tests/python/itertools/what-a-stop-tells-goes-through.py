import itertools, functools
class I:
    def __init__(self): self.n=0
    def __iter__(self): return self
    def __next__(self):
        self.n+=1
        if self.n>1: raise StopIteration(42)
        return 1
class G:
    def __getitem__(self,i): raise StopIteration(42)
class M:
    def __len__(self): return 3
    def __getitem__(self,i): raise StopIteration(43)
def f():
    raise StopIteration(44)
def g():
    yield 1
    return 42
def h():
    r = yield from map(lambda x:x, I())
    print('r', r)
tests = dict(enumerate=lambda i: enumerate(i), map=lambda i: map(str,i), zip=lambda i: zip(i), zips=lambda i: zip(i,[1,2],strict=True), zip0=lambda i:zip([1,2],i,strict=True),zips2=lambda i: zip([1],i), filter=lambda i: filter(None,i),
 getitem=lambda i: iter(G()), rev=lambda i: reversed(M()), call=lambda i: iter(f, 1), chain=lambda i: itertools.chain(i), cfi=lambda i: itertools.chain.from_iterable(i), islice=lambda i: itertools.islice(i,4),islice2=lambda i: itertools.islice(i,4,8),
 cycle=lambda i: itertools.cycle(itertools.islice(i,0)), tw=lambda i: itertools.takewhile(bool,i), dw=lambda i: itertools.dropwhile(bool,i),ff=lambda i: itertools.filterfalse(None,i), acc=lambda i: itertools.accumulate(i), pw=lambda i: itertools.pairwise(i), zl=lambda i: itertools.zip_longest(i),sm=lambda i: itertools.starmap(print,i),
 gb=lambda i: itertools.groupby(i), comp=lambda i: itertools.compress(i,[1,1,1]), comp2=lambda i: itertools.compress([1,1,1],i), tee=lambda i: itertools.tee(i)[0], batched=lambda i: itertools.batched(i,2), mapf=lambda i: map(lambda x: f(), i), filterf=lambda i: filter(lambda x: f(), i))
for k in tests:
  for s in (I, g):
    it = None
    try:
        it=tests[k](s())
        for _ in range(5): next(it)
        print(k, s.__name__, 'none')
    except Exception as e: print(k, s.__name__, type(e).__name__, e.args)
for x in h(): print(x)
