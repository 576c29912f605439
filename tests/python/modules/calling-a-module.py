import dis
import pprint
import math
import types

for module in dis, pprint, math, types.ModuleType("sorted"):
    try:
        module([1])
    except TypeError as e:
        print(e)
