# Ints of one to three digits as text, lines of tracebacks that are made often, and calls of built-in functions by position.
import sys,traceback
def f(n):
    if n % 3 == 0:
        raise ValueError(n)
    return n
for i in range(2000):
    try:
        f(i)
    except ValueError as e:
        x = e.__traceback__.tb_lineno, e.__traceback__.tb_next.tb_lineno
print(x, str(-2**59), str(2**60), [10**9, 2**30, 2**31, 2**61, -2**62, 2**63-1, -2**63], '%d %5d %05d' % (7, -12345678901, 42), f"{2**30:d} {-5}")
try:
    [].append()
except TypeError as e: print(e)
try:
    len(1, 2)
except TypeError as e: print(e)
try:
    str.upper(3)
except TypeError as e: print(e)
try:
    list.append([], 1, 2)
except TypeError as e: print(e)
for a in {}.items(): pass
for a in zip([1,2],(3,4)): print(a)
class I:
    def __iter__(self): return self
    def __next__(self): raise KeyError('x')
try:
    for a in I(): pass
except KeyError as e: traceback.print_exc()
