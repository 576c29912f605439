# A traceback lists four names; a frame that was cleared has no variables, those of enclosing functions among them.
try:
    1 / 0
except Exception as e:
    print(dir(e.__traceback__), e.__traceback__.__dir__())

def outer(x=5, **kw):
    y = 1
    def inner(x=5, **kwargs):
        y
        1 / 0
    inner(x)
for look in 0, 1:
    try:
        outer()
    except Exception as e:
        tb = e.__traceback__.tb_next
        o, i = tb.tb_frame, tb.tb_next.tb_frame
        if look:
            print(sorted(o.f_locals), sorted(i.f_locals))
        o.clear()
        i.clear()
        print(o.f_locals, i.f_locals)
