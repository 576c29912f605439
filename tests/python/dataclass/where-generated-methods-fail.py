# What generated methods of data classes say where they fail.
from dataclasses import dataclass, field
import traceback
class Bad:
    def __eq__(self, o): 1/0
    def __repr__(self): 1/0
    def __hash__(self): 1/0
    def __lt__(self, o): 1/0
@dataclass(frozen=True, order=True)
class P:
    x: int
    y: object = field(default_factory=list)
    def __post_init__(self):
        if self.x == 9: 1/0
def t(f):
    try: f()
    except Exception: traceback.print_exc()
p = P(1)
t(lambda: setattr(p, 'x', 2))
def s(): p.x = 3
t(s)
def d(): del p.x
t(d)
t(lambda: P())
t(lambda: P(1,2,3))
t(lambda: P(9))
t(lambda: P(1, Bad()) == P(1, Bad()))
t(lambda: P(1, Bad()) < P(1, Bad()))
t(lambda: hash(P(1, Bad())))

@dataclass
class Q:
    a: int = field(default_factory=lambda: 1/0)
    b: int = 0
t(lambda: Q())
t(lambda: Q(a=1, c=2))

