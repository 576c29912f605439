try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise
except ZeroDivisionError as e:
    print(e, e.__context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as e:
    print(e, repr(e.__context__))
def f():
    try:
        raise ValueError('inner')
    finally:
        raise KeyError('finally')
try:
    f()
except KeyError as e:
    print(repr(e), repr(e.__context__))
