# product makes its first result before it finds that a pool is empty, and keeps it till its end.
import itertools
for pools in ([], [1]), ([1], []), ([], []), ([1], [2]), (), ([1],), ([],):
    for repeat in 0, 1, 2, 3:
        a = [id((itertools.product(*pools, repeat=repeat), [1], (None, 1, 2))) for i in range(8)]
        b = [id((list(itertools.product(*pools, repeat=repeat)), [1], (None, 1, 2))) for i in range(8)]
        c = [id((list(itertools.product(*pools, repeat=repeat)), None)) for i in range(8)]
        print(pools, repeat, [a.index(x) for x in a], [b.index(x) for x in b], [c.index(x) for x in c])
