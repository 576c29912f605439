for code in ('a, b = 1', 'a, b = [1]', 'a, b = 1, 2, 3', 'a, *b, c = [1]', 'a, b = None', '(a, b), c = 1, 2', '[*5]', '{**5}', 'a, b = {}', 'a, b = "abc"', 'a, b = iter([1, 2, 3])'):
    try:
        exec(code)
    except (TypeError, ValueError) as e:
        print(code, '->', type(e).__name__, e)
