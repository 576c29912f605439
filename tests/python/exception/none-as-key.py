for f in lambda: {}[None], lambda: {}.pop(None), lambda: set().remove(None), lambda: {1: 2}[(1, 2)], lambda: '{a}'.format_map({}):
    try:
        f()
    except KeyError as e:
        print(repr(e), e, e.args)
try:
    d = {}
    del d[None]
except KeyError as e:
    print(repr(e), e.args)
