for source in ('1 +', 'a b', 'if', '(', '"', 'x = 1', '', 'lambda', '1 if 2', 'not', '[1,, 2]', '{1: }', 'a.1', 'True = 1', 'None += 1', 'f(**a, *b)', 'x for x in y', 'def f(): pass'):
    try:
        eval(source)
    except SyntaxError as e:
        print(repr(source), '->', type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
