from collections import OrderedDict
for a in [(1,), (1, 2), ([1],), ([(1, 2, 3)],), ([(1,)],)]:
    for make in (OrderedDict, lambda *a: OrderedDict().update(*a), dict):
        try:
            print(make(*a))
        except Exception as e:
            print(type(e).__name__, e)
class Last(OrderedDict):
    "Keys in the order in which they were set last."
    def __setitem__(self, key, value):
        print('set', key, value)
        super().__setitem__(key, value)
        self.move_to_end(key)
d = Last([('a', 1), ('b', 2)], c=3)
d.update({'a': 4}); d.update([('b', 5)], z=6)
print(d, list(d), Last(d), d.copy() == d)
class Keys:
    def keys(self): return iter('xy')
    def __getitem__(self, k): return k * 2
print(OrderedDict(Keys()), OrderedDict(OrderedDict(a=1), b=2))
