from dataclasses import dataclass, field
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
p, q = P(1), P(1)
print(p, p == q, p.tags is q.tags, P(1, 2, ['a']), p != P(2))
p.tags.append('t')
print(p, q)
try:
    P()
except TypeError as e:
    print(e)
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as e:
    print(e)
