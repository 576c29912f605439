# A chain is as long as CPython lets it be: some 2,990 links, each a level of the tree.
class Link:
    pass


a = Link()
a.b = a
a.call = lambda: a
chains = [
    ('additions', lambda n: '1' + ' + 1' * n),
    ('names added', lambda n: 'n' + ' + n' * n),
    ('attributes', lambda n: 'a' + '.b' * n + ' is a'),
    ('calls', lambda n: 'f' + '()' * n + ' is f'),
    ('subscripts', lambda n: 'l' + '[0]' * n + ' is l'),
    ('minus signs', lambda n: '-' * n + '1'),
    ('nots', lambda n: 'not ' * n + 'n'),
    ('conditions', lambda n: '1 if not n else ' * n + '2'),
    ('powers', lambda n: 'n' + ' ** n' * n),
]
f = lambda: f
l = []
l.append(l)
n = 1
for name, chain in chains:
    for length in 1000, 2900, 5000:
        try:
            print(name, length, eval(chain(length)))
        except (RecursionError, MemoryError) as error:
            print(name, length, type(error).__name__, error)

# Lambdas within lambdas are alike but for their places; a thousand are compiled in no time.
f = eval('lambda: ' * 1000 + '1')
for i in range(999):
    f = f()
print(f())
exec('if n == 0: pass\n' + 'elif n == 0: pass\n' * 2900 + 'else: print("the end of a chain of elif")')
