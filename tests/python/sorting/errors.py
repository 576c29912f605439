# exits with 1
for f in (lambda: sorted([1, 'a']), lambda: sorted([1], 2), lambda: sorted(5), lambda: [3, None].sort(), lambda: sorted([1, 2], key=5), lambda: min([])):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class Odd:
    def __lt__(self, other):
        raise RuntimeError('no order')
[Odd(), Odd()].sort()
