# A WeakSet is a set to the abstract classes.
import weakref
from _collections_abc import Collection, MutableSet, Set, Mapping, MutableMapping
s = weakref.WeakSet()
print(isinstance(s, Set), isinstance(s, MutableSet), isinstance(s, Collection), isinstance(s, set), issubclass(weakref.WeakSet, Mapping))
print(isinstance(weakref.WeakValueDictionary(), MutableMapping))
