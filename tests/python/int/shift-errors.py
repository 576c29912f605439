for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 1.0, lambda: int('1' * 5000)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
