# A class remembers the names of its slots once an instance has been copied.
import copy
import pickle


class Plain:
    pass


class Slots:
    __slots__ = ('a', 'b', '__private', '__dict__')


class More(Slots):
    __slots__ = 'single'


class None_(More):
    pass


class Iterated:
    __slots__ = {'x': 'documented', 'y': 'too'}


class _Under:
    __slots__ = ('__x',)


for kind in (Plain, Slots, More, None_, Iterated, _Under):
    print(kind.__name__, '__slotnames__' in vars(kind))
    copy.copy(kind())
    print(kind.__slotnames__)
m = More()
m.single, m.a, m.extra = 1, 2, 3
print(m.__reduce_ex__(2)[2], m.__getstate__())
m.__slotnames__ if False else None
c = copy.copy(m)
print(c.single, c.a, c.extra, hasattr(c, 'b'))
print(copy.deepcopy(Iterated()).__getstate__(), Iterated.__slotnames__ is Iterated.__slotnames__)
More.__slotnames__ = ['a']
print(m.__getstate__())
More.__slotnames__ = ['a', 'b', '_Slots__private', 'single']
print(int.__dict__.get('__slotnames__'), (5).__reduce_ex__(2)[1:])
p = pickle.loads(pickle.dumps(m))
print(p.__getstate__())
