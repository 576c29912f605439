for f in (lambda: [1] + (2,), lambda: [1] + None, lambda: [1] * 'a', lambda: [1] - [1], lambda: -[1], lambda: [1] * 2**70):
    try:
        f()
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
