# What functools has from other modules, and what total_ordering says of itself.
import functools
import opcode
import types

print(functools.recursive_repr, functools.RLock, functools.namedtuple)
print(functools.total_ordering.__doc__)
print(types.CodeType.__doc__)
print(opcode.ENABLE_SPECIALIZATION)


class Nest(list):
    @functools.recursive_repr()
    def __repr__(self):
        return "Nest(" + ", ".join(map(repr, self)) + ")"


nest = Nest([1])
nest.append(nest)
print(nest)
