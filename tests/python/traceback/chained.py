# exits with 1
def load(k):
    try:
        return {}[k]
    except KeyError:
        return int('not a number')
try:
    load('x')
except ValueError as e:
    raise RuntimeError('cannot load') from e
