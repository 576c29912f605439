# deepcopy of a dict copies each value before its key: hooks see it, the memo has it in that order, and so has the collector.
import copy


class Named:
    def __init__(self, name):
        self.name = name

    def __deepcopy__(self, memo):
        print("copy", self.name, "after", sum(isinstance(kept, Named) for kept in memo.values()))
        return Named(self.name + "'")


copied = copy.deepcopy({Named("key"): Named("value"), Named("another key"): Named("another value")})
print([(key.name, value.name) for key, value in copied.items()])


class Mortal:
    def __init__(self, name):
        self.name = name

    def __del__(self, print=print):
        print("gone:", self.name)


class Holder:
    pass


first = Holder()
first.me = first
first.held = {Mortal("key"): Mortal("value")}
second = copy.deepcopy(first)
