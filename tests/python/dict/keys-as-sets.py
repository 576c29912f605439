# Sets made of the keys of a dict keep the order in which they lie in its table; of another mapping they come one by one.
import collections
c = collections.Counter('two words')
print(c.keys() - 'aXbX', dict(c).keys() - 'aXbX', dict(c).keys() | 'q', c.keys() ^ {'t'}, dict(c).keys() & set('owd'))
print(dict.fromkeys(range(0, 80, 9)).keys() - {3}, {i: i for i in (64, 32, 0, 1)}.keys() | ())
