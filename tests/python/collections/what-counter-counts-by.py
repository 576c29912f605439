# Counter hashes each element once, in the table of a dict that gets and sets as dicts do, and by the methods of any other mapping.
import collections

class Key:
    def __init__(self, name):
        self.name = name
    def __hash__(self):
        print('hash', self.name)
        return 1
    def __eq__(self, other):
        print('eq', self.name, other.name)
        return self.name == other.name
    def __repr__(self):
        return self.name

print(len(collections.Counter([Key('a'), Key('b'), Key('a')])))

class Getting(collections.Counter):
    def get(self, key, default=None):
        print('get', key, default)
        return super().get(key, default)

class Setting(collections.Counter):
    def __setitem__(self, key, value):
        print('set', key, value)
        super().__setitem__(key, value)

print(Getting('aba'), Setting([1, 2, 1]))
counts = {'a': 1.5}
collections._count_elements(counts, 'aab')
print(counts, collections._count_elements)
for arguments in (({},), ({}, 1), (1, 'a'), ({}, [[]]), ({'a': 'x'}, 'a')):
    try:
        print(collections._count_elements(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
