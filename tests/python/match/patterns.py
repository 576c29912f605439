class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def f(v):
    match v:
        case 0 | 1: return 'small'
        case int(n) if n < 0: return f'negative {n}'
        case str() as s: return f'str {s}'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [x, *rest, y]: return f'{x} {rest} {y}'
        case {'k': value, **others}: return f'dict {value} {others}'
        case P(0, y): return f'on the axis {y}'
        case P(x=a, y=b): return f'point {a} {b}'
        case None | True: return 'singleton'
        case float.__name__: return 'never'
        case _: return 'other'
for v in (0, 1, -5, 'text', [], [1], [1, 2, 3], (1, 2), {'k': 1, 'z': 2}, {}, P(0, 5), P(1, 2), None, True, 7, 2.5, b'ab'):
    print(f(v))
