# The bytes are CPython's, protocol by protocol, up to where frames end and batches begin.
import collections
import datetime
import enum
import fractions
import hashlib
import pickle


class A:
    def __init__(self):
        self.x = 1
        self.y = [1, 2]


class Slotted:
    __slots__ = 'a', 'b'

    def __init__(self):
        self.a = 1


class Named:
    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __getnewargs_ex__(self):
        return (1,), {'k': 2}


class MyList(list):
    pass


class MyDict(dict):
    pass


class Color(enum.Enum):
    RED = 1


class Key:
    def __init__(self):
        self.d = {self: 1}


class Setter:
    def __reduce__(self):
        return Setter, (), {'a': 1}, None, None, restore


def restore(o, state):
    o.__dict__.update(state, restored=True)


Point = collections.namedtuple('Point', 'x y')
within = []
within.append((within,))
me = A()
me.me, me.t = me, (me, (me,))
values = [None, True, 0, 255, 256, 65535, 65536, -1, -2**31, 2**31, 2**63, -2**63, -2**64, 10**700, 1.5, float('inf'), -0.0, '', 'a',
          'é\n\\\0\x1a\r€\U0001F600', '\ud800', 'x' * 255, 'x' * 256, 'x' * 70000, b'', b'a', b'x' * 256, b'x' * 70000, bytearray(b'ab'), (), (1,),
          (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], list(range(1000)), list(range(1001)), {}, {1: 2}, dict.fromkeys(range(1000)),
          dict.fromkeys(range(1001)), set(), {1}, set(range(1001)), frozenset([1]), A(), Slotted(), Named(), MyList([1, 2]), MyDict(a=1), within,
          within[0], me, Key(), Setter(), A, len, 'abc'.upper, str.upper, Color.RED, Point(1, 2), collections.OrderedDict(a=1),
          collections.Counter('aab'), collections.deque([1, 2], 5), collections.defaultdict(list, {1: [2]}), datetime.datetime(2020, 1, 1),
          datetime.timedelta(1), range(3), slice(1, 2), 1j, type(None), NotImplemented, ..., ValueError('x'), FileNotFoundError,
          fractions.Fraction(1, 2), ['ab' * 3] * 3, ['x' * 70000, 1, 'y' * 70000], list(range(30000))]
for i, value in enumerate(values):
    for protocol in range(6):
        if value is str.upper or isinstance(value, Slotted):
            protocol = 3
        data = pickle.dumps(value, protocol)
        back = pickle.loads(data)
        print(i, protocol, len(data), hashlib.md5(data).hexdigest(), type(back).__name__, data if len(data) < 30 else '')
back = pickle.loads(pickle.dumps(me))
print(back.me is back, back.t[0] is back, back.t[1][0] is back, pickle.loads(pickle.dumps(Setter())).__dict__)
back = pickle.loads(pickle.dumps(within))
print(back[0][0] is back, pickle.loads(pickle.dumps([me.y] * 2))[0] is not me.y)
