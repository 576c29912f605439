"""Module docs.

More."""
import dataclasses, enum, collections, functools
@dataclasses.dataclass
class D:
    """A point."""
    x: int
    y: float = 1.5
    def norm(self) -> float:
        """Length."""
class Stack:
    """A stack.

    With details.
    """
    limit: int = 10
    def __init__(self, items=None):
        """Make it."""
        self._items = list(items or [])
    def push(self, item):
        """Push ITEM."""
    def pop(self): return self._items.pop()
    def __len__(self): return len(self._items)
    def __repr__(self): return 'Stack'
    def __eq__(self, o): return True
    @property
    def top(self):
        """The top."""
    @top.setter
    def top(self, v): pass
    @staticmethod
    def make(): "static"
    @classmethod
    def of(cls, *items): "class"
    def _private(self): pass
    async def go(self): "async"
    f = lambda self, x: x
P = collections.namedtuple('P', 'a b')
help(D); help(Stack)
help(Stack()); help(Stack.push); help(Stack().push); help(Stack.top); help(Stack.make); help(Stack.of)
# comment before
def commented(a, /, b, *, c=1): pass
help(commented)
def gen(n: int = 3):
    '''Yields.'''
    yield n
help(gen)
help(lambda x: x)
async def co(): "co doc"
help(co)
@functools.wraps(gen)
def wrapped(*a): pass
help(wrapped)
class Slots:
    __slots__ = ('a', 'b')
help(Slots)
class E(Exception):
    "My error."
help('nosuchthing')
print(Stack.__doc__, Stack.push.__doc__, D.__doc__, P.__doc__, P.a.__doc__)
print(int.__add__.__doc__, object.__init__.__doc__, [].__iter__.__doc__, type.__doc__)
