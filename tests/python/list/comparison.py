print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, 2] != [2, 1], [1, [2]] == [1, [2]])
print([1, 2] == (1, 2), 1 in [1.0], [1] in [[1]], [1, 2, 1].count(1), [3, 1].index(1))
try:
    [1] < ['a']
except TypeError as e:
    print(e)
try:
    [1] < (1,)
except TypeError as e:
    print(e)
