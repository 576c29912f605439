# ^ of two views of items hashes no value that both have: it looks the keys up, by the hashes that the dicts keep.
print({1: []}.items() ^ {1: []}.items(), {1: [2]}.items() ^ {1: [2]}.items())
for a, b in (({1: []}, {1: [2]}), ({1: []}, {}), ({}, {1: []})):
    try:
        print(a.items() ^ b.items())
    except TypeError as error:
        print(error)
for operation in ("&", "|", "-"):
    try:
        print(eval(f"{{1: []}}.items() {operation} {{1: []}}.items()"))
    except TypeError as error:
        print(operation, error)


class Noted:
    def __init__(self, name, hashed):
        self.name, self.hashed = name, hashed

    def __repr__(self):
        return self.name

    def __hash__(self):
        print("hash of", self)
        return self.hashed

    def __eq__(self, other):
        print(self, "==", other)
        return self.name.lower() == other.name.lower()


few = {Noted("A", 3): Noted("X", 5), Noted("B", 3): Noted("q", 5)}
many = {Noted("a", 3): Noted("x", 5), Noted("b", 3): Noted("y", 5), Noted("c", 3): Noted("z", 5)}
print("many ^ few")
print(many.items() ^ few.items())
print("few ^ many")
print(few.items() ^ many.items())


class Angry:
    def __eq__(self, other):
        raise ValueError("no")


try:
    {1: Angry()}.items() ^ {1: 5}.items()
except ValueError as error:
    print(error)


class Changing:
    def __eq__(self, other):
        changed.clear()
        return True


changed = {number: Changing() for number in range(3)}
print({number: 5 for number in range(3)}.items() ^ changed.items(), changed)
