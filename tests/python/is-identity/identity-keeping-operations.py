t = (1, [2])
print(t[:] is t, tuple(t) is t, t * 1 is t, t + () is t, () + t is t)
s = 'hello world'
print(s[:] is s, str(s) is s, s * 1 is s, s + '' is s, s.strip() is s, s.replace('z', 'y') is s)
print(''.join([s]) is s, s.lower() is s, s.ljust(3) is s, f'{s}' is s, '%s' % s is s)
b = b'hello world'
print(b[:] is b, bytes(b) is b, b + b'' is b)
i = int('1000')
print(int(i) is i, +i is i, i + 0 is i, abs(i) is i)
f = frozenset([1])
print(frozenset(f) is f, f.copy() is f, f | frozenset() is f)
