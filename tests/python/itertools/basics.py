from itertools import count, cycle, repeat, chain, islice, accumulate, product, permutations, combinations, groupby, takewhile, dropwhile, zip_longest, starmap, tee, compress, pairwise
print(list(islice(count(5, 2), 3)), list(islice(cycle('ab'), 5)), list(repeat('x', 2)), list(chain([1], 'a')), list(chain.from_iterable(['ab', 'c'])))
print(list(accumulate([1, 2, 3])), list(product('ab', [1, 2])), list(permutations([1, 2, 3], 2)), list(combinations('abc', 2)))
print([(k, list(g)) for k, g in groupby('aabbc')], list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(zip_longest('ab', [1], fillvalue='-')), list(starmap(pow, [(2, 3), (3, 2)])), list(compress('abc', [1, 0, 1])), list(pairwise([1, 2, 3])))
a, b = tee([1, 2])
print(list(a), list(b), list(product([0, 1], repeat=2)), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)))
