print('%d %s %r' % (1, 'a', 'b'), '%5d|%-5d|%05d' % (42, 42, 42), '%x %X %o %#x' % (255, 255, 8, 255))
print('%.2f %e %g' % (3.14159, 31415.9, 0.00001), '%s' % [1, 2], '%%', '100%%' % ())
print('%(a)s %(b)d' % {'a': 1, 'b': 2}, '%c%c' % ('a', 98), '%*d' % (5, 42), '%.3s' % 'abcdef')
for f in (lambda: '%d' % 'a', lambda: '%d %d' % 1, lambda: '%d' % (1, 2), lambda: '%z' % 1, lambda: '%(a)s' % 1, lambda: '%' % 1):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
