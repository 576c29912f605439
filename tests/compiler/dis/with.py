def f():
    with a as b, c() as (d, e):
        for x in d:
            if x:
                return x
            break
