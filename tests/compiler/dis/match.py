def f(x):
    match x:
        case 1 | 2:
            return "small"
        case [a, *_, b] if a == b:
            return a
        case {"k": v, **rest}:
            return v, rest
        case str(s) | bytes(s):
            return s
        case P(1, y=2) as p:
            return p
        case None:
            pass
        case _:
            return x
