print({3, 11, 'three', 8})
for x in {3, 11, 'three', 8}: print(x)
print({'a','b','c','dd'}, {1,'x y',2,'z'})
print('q' in {'q', 'w', 5, 17, 33})
for x in ({'q', 'w', 5, 17, 33}): print(x)
def f():
    return [x for x in {'one','two',9,17,25}], 'two' in {'one','two',9,17,25}
print(f(), f.__code__.co_consts)
