for code in ('raise 5', 'raise None', 'raise "text"', 'raise ValueError from 5', 'raise', 'raise int'):
    try:
        exec(code)
    except (TypeError, RuntimeError) as e:
        print(code, '->', type(e).__name__, e)
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as e:
    print(e)
