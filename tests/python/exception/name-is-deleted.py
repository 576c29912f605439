try:
    1 / 0
except ZeroDivisionError as e:
    print(e)
try:
    e
except NameError as err:
    print(err)
e = 'before'
try:
    raise ValueError('x')
except ValueError as e:
    pass
print('e' in globals())
