# Attribute names that are instances of a subclass of str, of instances whose class knows the name and of such whose class does not.
class Name(str):
    pass


def attempt(action, *args):
    try:
        return action(*args)
    except AttributeError as error:
        return str(error)


def go(first):
    class Bag:
        pass

    bag, name, other = Bag(), Name("name"), Name("other")
    if first:
        bag.name = 0
    print(attempt(delattr, bag, name), attempt(delattr, bag, name))
    setattr(bag, name, 1)
    print(bag.name, getattr(bag, name))
    bag.name = 2
    print([(key, type(key).__name__) for key in bag.__dict__])
    print(attempt(delattr, bag, other), attempt(delattr, bag, "other"))
    setattr(bag, other, 3)
    bag.other = 4
    print(vars(bag), [type(key).__name__ for key in vars(bag)])
    twin = Bag()
    setattr(twin, Name("other"), 5)
    del name, other, bag
    print(vars(twin), twin.other)


go(False)
go(True)
