# What time.sleep takes, and what it refuses.
import time
for x in ('a', None, float('nan'), float('inf'), 1e30, -1, -1.5, [], 10**30, 2**63, 0, 0.0, b'1', float('-inf'), 1j):
    try:
        time.sleep(x)
        print('ok', x)
    except Exception as error:
        print(type(error).__name__, error)
for args in ((), (1, 2)):
    try:
        time.sleep(*args)
    except Exception as error:
        print(type(error).__name__, error)
class I:
    def __index__(self): return 0
class F:
    def __float__(self): return 0.0
class D:
    def __index__(self): 1/0
for x in (I(), F(), D()):
    try:
        time.sleep(x)
        print('ok')
    except Exception as error:
        print(type(error).__name__, error)
