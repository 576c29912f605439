d = {1: 'int'}
d[1.0] = 'float'
d[True] = 'bool'
print(d, len({1, 1.0, True}), {True: 'a', 1: 'b'})
print({float('nan'): 1} == {float('nan'): 1})
