def f(a):
    if not (1 <= a <= 9):
        raise X("abc")
    b()
