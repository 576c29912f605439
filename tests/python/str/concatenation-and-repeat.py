print('a' + 'b', 'ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1)
s = 'a'
s += 'b'
print(s)
for f in (lambda: 'a' + 1, lambda: 1 + 'a', lambda: 'a' * 1.5, lambda: 'a' * 'b', lambda: 'a' - 'b', lambda: 'a' + None, lambda: 'a' * 2**70):
    try:
        f()
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
