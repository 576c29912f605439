# Where the tuples of iterators come from and go to shows in the addresses of those that follow.
import itertools
def show(name, f):
    ids = [f() for i in range(6)]
    u = []
    for i in ids:
        if i not in u: u.append(i)
    print(name, [u.index(i) for i in ids])
def pair(x): return id((x, 2))
show("zip", lambda: pair(max(list(zip("abcde", "Hello")))))
show("longest", lambda: pair(max(list(itertools.zip_longest([], "Hello", fillvalue=1.5)))))
show("longest 2", lambda: pair(max(list(itertools.zip_longest("ab", "Hello", fillvalue="x")))))
show("longest 3", lambda: pair(list(itertools.zip_longest("Hello", "Hello"))))
show("product", lambda: pair(max(list(itertools.product("ab", "He")))))
show("combinations", lambda: pair(max(list(itertools.combinations("abc", 2)))))
show("cwr", lambda: pair(max(list(itertools.combinations_with_replacement("abc", 2)))))
show("permutations", lambda: pair(max(list(itertools.permutations("abc", 2)))))
show("pairwise", lambda: pair(max(list(itertools.pairwise("abcd")))))
show("enumerate", lambda: pair(max(list(enumerate("abcd")))))
show("items", lambda: pair(max(list({1: 2, 3: 4}.items()))))
show("groupby", lambda: pair(list(itertools.groupby("aabb"))))
show("batched", lambda: pair(list(itertools.batched("aabb", 2))))
show("chain", lambda: pair(list(itertools.chain("ab", "cd"))))
show("tee", lambda: pair(itertools.tee("ab")))
show("starmap", lambda: pair(list(itertools.starmap(pair, [(1,)]))))
show("map", lambda: pair(list(map(max, "ab", "cd"))))
show("islice", lambda: pair(list(itertools.islice("abcd", 1, 3))))
show("zip none", lambda: pair(list(zip())))
show("zip next", lambda: pair(next(zip("ab", "cd"))))
show("longest next", lambda: pair(next(itertools.zip_longest("ab", "cd"))))
show("longest for", lambda: [pair(x) for x in itertools.zip_longest("abc", "cd")][1])
show("zip for", lambda: [pair(x) for x in zip("abc", "cd")][1])
