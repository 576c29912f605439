class A:
    __slots__ = ('x',)
class B:
    value = 1
a, b = A(), B()
for code in ('a.x', 'a.y', 'a.y = 1', 'b.valu', 'B.nothing', 'del b.q', 'B().value.x', 'None.x', '(1).foo', '[].appendd', 'del B.value2', '(1).x = 2', 'len.x = 1', 'object().x = 1'):
    try:
        exec(code)
    except AttributeError as e:
        print(code, '->', e)
