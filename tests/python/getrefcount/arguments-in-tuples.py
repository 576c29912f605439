# A method that counts its object while a built-in function calls it sees the tuple that the arguments came in.
import gc
import operator
import sys

class Counter:
    def __format__(self, spec):
        return f'format {sys.getrefcount(self)}'
    def __repr__(self):
        return f'repr {sys.getrefcount(self)}'
    def __eq__(self, other):
        print('eq', sys.getrefcount(self), sys.getrefcount(other))
        return self is other
    def __hash__(self):
        print('hash', sys.getrefcount(self))
        return 1
    def __gt__(self, other):
        print('gt', sys.getrefcount(self), sys.getrefcount(other))
        return False
    def __lt__(self, other):
        print('lt', sys.getrefcount(self), sys.getrefcount(other))
        return False
    def __iter__(self):
        print('iter', sys.getrefcount(self))
        return iter(())
    def __getitem__(self, key):
        return sys.getrefcount(self), sys.getrefcount(key)
    @property
    def count(self):
        return sys.getrefcount(self)

def run():
    o, other = Counter(), Counter()
    print('{} {!r} {}'.format(o, o, other))
    print('{} {!r} {}'.format(*[o, o, other]))
    print('{a} {a!r}'.format_map({'a': o}))
    print('%s %r' % (o, o))
    max(o, other)
    min(o, other, o)
    max([o, other])
    o != other
    o.__ne__(other)
    table = {o: 1}
    table[o] = 2
    table = {}
    table[o] = other
    table.setdefault(o, 1)
    dict([(o, other)])
    dict.fromkeys([o])
    {o, other}
    set().union(o, o)
    set().update(*[o])
    print(operator.itemgetter(other)(o), operator.itemgetter(other, 1)(o), operator.attrgetter('count')(o), operator.attrgetter('count.real', 'count')(o))
    print(list(map(operator.attrgetter('count'), [o])), list(map(operator.itemgetter(1), [o])))
    print(len(gc.get_referrers(other)), len(gc.get_referrers(*[other])), sys.getrefcount(o))

run()
run()
for f in (operator.itemgetter(1), operator.attrgetter('a')):
    for arguments in ((), (1, 2)):
        try:
            f(*arguments)
        except TypeError as error:
            print(error)
    try:
        f(1, a=2)
    except TypeError as error:
        print(error)
