def outer(a, *, b=1):
    n = 0
    def inner():
        nonlocal n
        n += a + b
        return lambda: n
    return inner
class C:
    __x = 1
    def m(self):
        return super().m(), self.__x, __class__
