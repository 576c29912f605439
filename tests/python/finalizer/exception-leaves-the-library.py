# An exception that leaves a function of the library holds on while what that function held is given up, and finalizers run.
import collections


class Part:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)
        list(self.name)


class Pair:
    def __iter__(self):
        for name in 'abc':
            yield Part(name)


def attempt(make, argument):
    try:
        make(argument)
    except ValueError as error:
        print(type(error).__name__, error.__context__)


attempt(collections.OrderedDict, [Pair()])
attempt(collections.OrderedDict().update, [Pair()])
try:
    {}['missing']
except KeyError:
    attempt(collections.OrderedDict, (Pair(),))
