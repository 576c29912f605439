import reprlib
r = reprlib.Repr(maxlist=2, maxstring=12, indent=2)
print(r.repr([1, 2, 3]), r.repr('abcdefghijklmnopqrstuvwxyz'), r.repr({'a': [1, 2], 'b': (3,)}), r.repr([]))
r = reprlib.Repr(); r.maxlevel = 1; r.fillvalue = '~'
print(r.repr([[1], [2]]), r.repr({'a': {'b': 1}}))
class X:
    def __repr__(self): return 'X' * 50
print(reprlib.repr(X()), reprlib.repr([X()]))
