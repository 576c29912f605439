from contextlib import contextmanager, suppress
@contextmanager
def tag(name):
    print('<' + name + '>')
    try:
        yield name.upper()
    finally:
        print('</' + name + '>')
with tag('a') as t:
    print(t)
with suppress(ZeroDivisionError):
    1 / 0
try:
    with tag('b'):
        raise ValueError('v')
except ValueError as e:
    print('caught', e)
