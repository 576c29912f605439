# A class derived from property keeps the doc in the instance; one with slots may have no place for it.
class derived(property):
    """the class's own"""


class slotted(property):
    __slots__ = ("more",)


def told(self):
    """the getter's"""


def untold(self):
    pass


print(derived(told).__doc__, derived(untold).__doc__, derived(told, doc="given").__doc__, derived().__doc__)
print(derived(told).__dict__, derived(untold).__dict__)
print(property(told).getter(untold).__doc__, property(untold, doc="kept").getter(told).__doc__)
print(slotted(untold).__doc__, slotted(doc="dropped").__doc__)
try:
    slotted(told)
except AttributeError as error:
    print(error)


class A:
    @derived
    def x(self):
        """of x"""
        return 1

    @x.setter
    def x(self, value):
        """of the setter"""


print(A.x.__doc__, A().x)
