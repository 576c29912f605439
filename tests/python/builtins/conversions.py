print(bool(''), bool('0'), bool([]), bool([0]), bool(0.0), int('12'), float('1.5'), str(1.0), list('ab'), tuple([1]), set('a'), dict(a=1), complex(1, 2), bytes(2))
print(int(2.9), int('-7'), round(2.5), round(2.567, 1), bin(5), hex(255), oct(8), str(b'a'), repr('a'), bool(None), complex('1+2j') * 2)
for f in (lambda: int([]), lambda: int(None), lambda: float([]), lambda: list(5), lambda: dict(1), lambda: tuple(5), lambda: complex('x'), lambda: int('1', 1), lambda: str(1, 2, 3, 4), lambda: bool(1, 2)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
