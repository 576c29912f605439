s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None), slice(5) == slice(None, 5, None))
class Show:
    def __getitem__(self, key):
        return key
show = Show()
print(show[1:2], show[::3], show[1, 2:3, ...], show[:], show[-1:])
try:
    [1][1:2:0]
except ValueError as e:
    print(e)
try:
    [1]['a':]
except TypeError as e:
    print(e)
try:
    hash(s)
except TypeError as e:
    print(e)
