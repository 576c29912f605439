a = 1
def f(x, y=2, *args, z, **kw):
    "doc"
    for i in range(x):
        if i > 3 and y:
            continue
        print(i, y, sep='')
    else:
        return [q for q in args if q]
    try:
        with open(x) as g:
            yield g
    except (ValueError, TypeError) as e:
        raise
    finally:
        del x
class A(object):
    v: int = 3
    def m(self):
        return super().m() + self.v
    @property
    def p(self): return f"{self.v!r:>{a}} x"
