# exits with 1
def check(f):
    import traceback
    try:
        f()
    except Exception:
        traceback.print_exc()
d = {'a': {'b': None}}
class O: pass
o = O()
o.p = O()
check(lambda: d['a']['b']['c'])
check(lambda: o.p.q.r)
check(lambda: 1 + 2 + 'a' + 3)
check(lambda: [1, 2][5])
check(lambda: print(len(5), 1))
check(lambda: -'a')
check(lambda: (1, 2) + [3])
x = 1
x(2)
