def f(x):
    for i in x:
        if i: a()
    for i in x:
        if i:
            a()
            continue
        b()
