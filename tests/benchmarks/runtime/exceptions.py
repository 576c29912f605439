# Exceptions raised and handled, and with statements.
def check(i):
    if i % 3 == 0:
        raise ValueError(i)
    return i
good = bad = 0
for i in range(400000):
    try:
        check(i)
        good += 1
    except ValueError as e:
        bad += 1
    finally:
        pass
print(good, bad)
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): return True
for i in range(100000):
    with Ctx():
        if i % 2: raise KeyError(i)
