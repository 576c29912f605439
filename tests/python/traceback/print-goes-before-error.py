# exits with 1
import sys
print('one')
print('two', file=sys.stderr)
print('three', end='')
1 / 0
