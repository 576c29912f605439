print('{} {}'.format(1, 'a'), '{1} {0}'.format(1, 2), '{a} {b!r}'.format(a=1, b='x'))
print('{0[1]} {0[0]}'.format([10, 20]), '{0[k]}'.format({'k': 5}), '{0.imag}'.format(5))
print('{:>{w}}|{:{}}'.format('a', 'b', 3, w=4), '{{}}'.format(), '{!s:^5}|{!a}'.format('é', 'é'))
for f in (lambda: '{} {}'.format(1), lambda: '{x}'.format(), lambda: '{'.format(), lambda: '}'.format(), lambda: '{} {0}'.format(1), lambda: '{!z}'.format(1)):
    try:
        print(f())
    except (IndexError, KeyError, ValueError) as e:
        print(type(e).__name__, e)
