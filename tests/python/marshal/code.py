# Code as bytes: what was written is read again, with all that is in it.
import io
import marshal

code = compile("x = [i * i for i in range(4)]\nprint(x, 1.5, 'text', (1, 2), None)", "squares", "exec")
again = marshal.loads(marshal.dumps(code))
print(again == code, again is code, again.co_name, again.co_filename, again.co_consts[1:], again.co_names)
exec(again)


def outer(a, b=2, *rest, c, **more):
    def inner():
        return a, b, rest, c, more
    return inner


file = io.BytesIO()
marshal.dump([outer.__code__, {"twice": outer.__code__}, compile("1 + 1", "", "eval")], file)
file.seek(0)
one, two, three = marshal.load(file)
print(one == outer.__code__, two["twice"] is one, eval(three), one.co_varnames, one.co_cellvars, one.co_flags)
outer.__code__ = one
print(outer(1, 3, 4, c=5, d=6)())
print(marshal.dumps(code)[:1], marshal.loads(marshal.dumps(compile("True", "", "eval"))).co_consts,
      marshal.loads(marshal.dumps(compile("1.0", "", "eval"))).co_consts, marshal.loads(marshal.dumps(compile("1", "", "eval"))).co_consts)
for value in object(), [object()], len, outer:
    try:
        marshal.dumps(value)
    except ValueError as error:
        print(error)
