"""Programs made at random from the grammar, and files that hold many of them."""
import random
import re

from control import CONTROL
from grammar import GRAMMAR, LEAVES, VARIABLES
from lives import LIVES
from memory import MEMORY
from objects import OBJECTS
from statements import STATEMENTS
from texts import TEXTS
from traces import TRACES


def counting_anew(form):
    """FORM so that it counts no garbage of what ran before it: that of a library tells how the library is written."""
    return 'gc.collect()\n' + form if 'gc.collect()' in form and not form.startswith('gc.collect()') else form


# Each is chosen as often as the others, however many forms it has.
FORMS = [[counting_anew(form) for form in forms] for forms in (STATEMENTS, MEMORY, CONTROL, TEXTS, OBJECTS, LIVES, TRACES)]

PHRASE = re.compile('<([a-z]+)>')
NAME = re.compile(r'\b([a-z])([1-3])\b')


def filling_one_by_one():
    """Source that fills the few blocks of each size that the filling itself had for its maps and iterators. It needs none, nor a list
    that grows: a display of at most 30 is built on the stack."""
    sizes = range(2, 470, 16)
    return 'REST = (' + ',\n        '.join('(' + ', '.join([f'bytes({size})'] * 30) + ')' for size in sizes) + ')\n'


# What all programs of a file may use. `times` and `modest` keep products and sizes small.
PRELUDE = '''\
import abc, array, bisect, collections, collections.abc, contextlib, copy, dataclasses, decimal, enum, fractions, functools, gc, heapq
import io, itertools, json, math, operator, re, statistics, string, sys, textwrap, traceback, types, weakref


class Point:
    def __init__(self, x=0, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f'Point({self.x!r}, {self.y!r})'

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y) if isinstance(other, Point) else NotImplemented

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return Point(other, self.x)

    def __iadd__(self, other):
        self.x += other
        return self

    def __lt__(self, other):
        return self.x < other.x

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __len__(self):
        return 2

    __match_args__ = ('x', 'y')


class Slots:
    __slots__ = ('x', '__weakref__')

    def __init__(self, x):
        self.x = x

    def __bool__(self):
        return bool(self.x)

    def __contains__(self, item):
        return item == self.x

    def __repr__(self):
        return f'<slots {self.x}>'


class Value:
    def __init__(self, value):
        self.value = value

    @property
    def x(self):
        return self.value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == getattr(other, 'value', other)

    def __format__(self, spec):
        return f'Value<{spec}>'

    def __call__(self, *args, **kwargs):
        return self.value, args, kwargs

    def __str__(self):
        return 'value ' + self.value

    def __repr__(self):
        return f'Value({self.value!r})'

    def __index__(self):
        return self.value

    def __enter__(self):
        return self.value

    def __exit__(self, kind, error, traceback):
        print('exit', kind and kind.__name__, error)
        return kind is KeyError


class Row(list):
    def __getattr__(self, name):
        return name


class Color(enum.IntEnum):
    RED = 1
    BLUE = 3


class Loud(Exception):
    pass


Pair = collections.namedtuple('Pair', 'x y', defaults=[0])


def times(a, b):
    return a * b if all(not isinstance(i, int) or abs(i) < 50 for i in (a, b)) else a


def modest(a):
    return a % 100 if isinstance(a, int) else a


def call(*args, **kwargs):
    return args, kwargs


def countdown(n):
    while n:
        got = yield n
        n = n - 1 if got is None else got
    return 'done'


def chained(a, b):
    yield from a
    last = yield from b
    yield last


# Both streams in their order; an unbuffered one would count other objects.
sys.stderr = sys.stdout
# CPython imports a codec when it is first asked for, and some modules within functions, which leaves garbage to count.
import inspect, typing
for codec in ('ascii', 'latin-1', 'utf-8', 'utf-8-sig', 'utf-16', 'utf-16-be', 'utf-16-le', 'utf-32', 'utf-32-be', 'utf-32-le', 'unicode_escape',
              'raw_unicode_escape', 'cp1252', 'cp437', 'iso8859-15', 'koi8-r', 'mac-roman', 'utf-7', 'rot13', 'hex', 'base64', 'idna', 'punycode'):
    try:
        ''.encode(codec)
    except LookupError:
        pass
del codec


def clean():
    """No program's names are there in the next one, nor what a library left behind."""
    for name in [name for name in globals() if name not in KEPT]:
        del globals()[name]
    gc.collect()


KEPT = {*globals(), 'KEPT', 'FILLED', 'REST'}
# What was imported is of different size, and the blocks lie otherwise that it left free: they are filled.
gc.collect()
SIZES = tuple(range(2, 480, 6)) * 400
FILLED = (tuple(map(bytes, SIZES)), tuple(map(bytearray, SIZES)), tuple(map((0.5).__add__, SIZES)), tuple(map((10 ** 30).__add__, SIZES)),
          tuple(map((None,).__mul__, tuple(range(1, 60)) * 400)))
del SIZES
gc.collect()
''' + filling_one_by_one()


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def phrase(self, kind, depth):
        """A phrase of KIND with at most DEPTH phrases one in another."""
        forms = GRAMMAR[kind]
        leaves = forms.index(LEAVES)
        if leaves and (depth <= 0 or self.random.random() < 0.3):
            return self.random.choice(forms[:leaves])
        return self.filled(self.random.choice(forms[leaves + 1:] or forms[:leaves]), depth - 1)

    def filled(self, form, depth):
        return PHRASE.sub(lambda match: self.phrase(match[1], depth), form)

    def statement(self, depth):
        form = self.random.choice(self.random.choice(FORMS))
        while '\0' in form:
            form = form.replace('\0', self.random.choice(STATEMENTS).replace('\n', '\n    '), 1) if form.count('\0') < 3 else form.replace('\0', 'pass')
        return self.filled(form, depth)

    def program(self):
        """The statements of a program that compiles, those first that give names their first values."""
        while True:
            statements = self.attempt()
            try:
                compile('def f():\n' + indented(statements, '    '), 'program', 'exec')
                compile('\n'.join(statements), 'program', 'exec')
                return statements
            except SyntaxError:
                pass

    def attempt(self):
        statements = [self.statement(self.random.choice((1, 1, 2, 2, 3))) for _ in range(self.random.randint(2, 7))]
        return self.beginning('\n'.join(statements)) + statements

    def beginning(self, text):
        used = sorted(set(NAME.findall(text)))
        first = []
        for letter, number in used:
            kind = VARIABLES.get(letter, (None, 0))[0]
            if kind and not re.search(rf'\bfor {letter}{number} in\b', text):
                value = self.phrase(kind, 1)
                while f'{letter}{number}' in value or NAME.search(value):
                    value = self.phrase(kind, 0)
                first.append(f'{letter}{number} = {value}')
        return first


def indented(statements, by):
    return '\n'.join(by + line if line else line for statement in statements for line in statement.split('\n'))


def wrapped(number, statements, in_function):
    """The program as it stands in a file: its number is printed, then what it prints, then its traceback."""
    body = indented(statements, '    ')
    head = f'def p{number}():\n{body}\n\n\nprint("#{number}", flush=True)\ntry:\n    p{number}()\n' if in_function else f'print("#{number}", flush=True)\ntry:\n{body}\n'
    return head + 'except Exception as error:\n    sys.excepthook(type(error), error, error.__traceback__)\nclean()\n'


def text(programs):
    """A file of (number, statements)."""
    # Generic classes that a cache of typing keeps would hold all globals until that module ends.
    return PRELUDE + '\n'.join(wrapped(number, statements, number % 2 == 0) for number, statements in programs) + (
        'for f in getattr(typing, "_cleanups", ()):\n    f()\n')
