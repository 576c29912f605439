import sys
print()
print(1, 'a', None, [1], sep='-', end='!\n')
print('a', 'b', sep='', file=sys.stdout, flush=True)
print(*[1, 2, 3], sep=', ')
print('x', end='')
print()
try:
    print(1, sep=5)
except TypeError as e:
    print(e)
