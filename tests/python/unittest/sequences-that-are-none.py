# assertSequenceEqual says which of two things has no length, or no item at a place; what is no context manager cannot be entered
import unittest


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size

    def __repr__(self):
        return "Sized(%d)" % self.size


class Refusing(Sized):
    def __getitem__(self, i):
        if i == 1:
            raise KeyError(i)
        return i


case = unittest.TestCase()
for first, second in ([1], 5), (5, [1]), (5, 5), ([1], Sized(1)), (Sized(2), [1]), (Sized(2), Sized(1)), (Sized(2), Sized(2)), \
        ({1}, {2}), (Refusing(3), [0, 1, 2]), ([0], Refusing(3)), ({1: 2}, {1: 3}), ("ab", ["a", "b"]):
    for message in None, "told":
        try:
            case.assertSequenceEqual(first, second, message)
            print("same")
        except (AssertionError, KeyError) as error:
            print(type(error).__name__, error)


class Entered:
    def __enter__(self):
        print("entered")


for enter in case.enterContext, unittest.TestCase.enterClassContext, unittest.enterModuleContext:
    for thing in 5, Entered():
        try:
            enter(thing)
        except TypeError as error:
            print(error)
