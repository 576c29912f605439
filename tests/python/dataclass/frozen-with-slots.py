import dataclasses, copy, pickle
@dataclasses.dataclass(frozen=True, slots=True)
class P:
    x: int
    y: list = dataclasses.field(default_factory=list)
p = P(1); print(p, copy.copy(p), copy.deepcopy(p) == p, pickle.loads(pickle.dumps(p)) == p, dataclasses.replace(p, x=2), P.__slots__)
try: p.x = 3
except dataclasses.FrozenInstanceError as e: print(e)
@dataclasses.dataclass
class S:
    _: int
    __: int = 2
    class_: str = dataclasses.field(default='a', repr=False, metadata={'k': 1})
    init: dataclasses.InitVar[int] = 5
    kw: int = dataclasses.field(default=1, kw_only=True)
    def __post_init__(self, init): print('post', init)
print(S(1), dataclasses.asdict(S(1)), [f.name for f in dataclasses.fields(S)], S.__match_args__)
D = dataclasses.make_dataclass('D', [('x', int), 'y', ('z', int, dataclasses.field(default=3))], namespace={'s': lambda self: self.x}); print(D(1, 2), D(1, 2).s())
