# exits with 1
import math
import collections
import sys
import types
for module, name in (math, 'nope'), (collections, 'Orderedict'), (sys, 'exi'), (types.ModuleType('mine'), 'x'):
    try:
        getattr(module, name)
    except AttributeError as e:
        print(e, e.name, e.obj is module)
bare = types.ModuleType('bare')
del bare.__name__
try:
    bare.x
except AttributeError as e:
    print(e)
try:
    from math import sqroot
except ImportError as e:
    print(e.name, e.name_from)
collections.Orderedict
