# exits with 1
# The compiler folds a subscript of constants, so its parts are not told apart.
for text in "'abc'[0] = 1", "(1,)[0] = 1", "del 'abc'[1]", "'abc'[10]", "[1, 2][5] = 1", "(1, 2)[x] = 1":
    x = 0
    try:
        exec(text)
    except Exception as e:
        print(type(e).__name__, e)
'abc'[0] = 'x'
