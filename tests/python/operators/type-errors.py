ops = ('1 + "a"', '"a" + 1', '[] + ()', '1 - "a"', '{} | []', 'None + 1', '1 @ 2', '-"a"', '~1.5', 'not_defined + 1', '1 < "a"', '[] < {}', 'None < None', '1 in 5', '"a" % (1, 2)', '1 & 1.0', 'len + 1', '1 ** "a"', 'divmod(1, "a")', '"a" * "b"', 'object() + 1', '{}[[]]', '(1).x()', '1 .real()')
for op in ops:
    try:
        print(op, '=', eval(op))
    except Exception as e:
        print(op, '->', type(e).__name__, e)
