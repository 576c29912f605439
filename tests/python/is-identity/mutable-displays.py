print([] is [], {} is {}, [] == [])
a = b = []
print(a is b)
def f():
    return []
print(f() is f())
print(() is (), tuple([]) is ())
print(frozenset() is frozenset())
