class N:
    pass


a = b = N()
for text in '(a) ** 1', '(a)+(b)', 'a+(b)', '((a)) // (b)', '(a )+ b', 'a@b':
    try:
        exec(text)
    except TypeError as e:
        print(e)


def f():
    return (a)*(b)


def g():
    return ('ß' + str(f()) +
            'x')


for function in f, g, lambda: (a) ** 1, lambda: (a)+(b), lambda: (a )- b:
    try:
        function()
    except TypeError as e:
        import sys
        sys.excepthook(type(e), e, e.__traceback__)
