# exits with 1
assert True, 'never'
try:
    assert 1 == 2, 'message'
except AssertionError as e:
    print(repr(e))
try:
    assert []
except AssertionError as e:
    print(repr(e))
x = 5
assert x > 10, f'{x} is small'
