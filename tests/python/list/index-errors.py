l = [1, 2, 3]
for f in (lambda: l[3], lambda: l[-4], lambda: l['a'], lambda: l[1.0], lambda: l[None], lambda: l[2**70], lambda: l.index(9), lambda: l.index(1, 1)):
    try:
        f()
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    l[5] = 1
except IndexError as e:
    print(e)
try:
    del l[5]
except IndexError as e:
    print(e)
