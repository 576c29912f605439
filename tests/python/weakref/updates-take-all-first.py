# An update of a weak dictionary has all entries before it takes one.
import weakref


class Thing:
    pass


class Failing:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        raise LookupError(key)


for kind in weakref.WeakValueDictionary, weakref.WeakKeyDictionary:
    try:
        kind().update(Failing())
    except LookupError as error:
        print(type(error), error)
    made = kind()
    try:
        made.update({}, {})
    except TypeError:
        print("no")
    print(len(made))
a, b = Thing(), Thing()
values = weakref.WeakValueDictionary()
values.update([(1, a)], two=b)
values.update(self=a)
print(list(values), values["two"] is b)
keys = weakref.WeakKeyDictionary()
keys.update([(a, 1)])
keys.update(None)
print(list(keys.values()))
del a
print(list(values), len(keys))
