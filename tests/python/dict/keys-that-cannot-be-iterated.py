# A mapping whose keys() gives no iterable is told of by its class.
class Whole:
    def keys(self):
        return 5

    def __getitem__(self, key):
        return key


class Complains(Whole):
    def keys(self):
        raise TypeError("its own words")


class BadIterator(Whole):
    class Keys:
        def __iter__(self):
            return 7

    def keys(self):
        return self.Keys()


class Broken(Whole):
    class Keys:
        def __iter__(self):
            raise OSError("not a TypeError")

    def keys(self):
        return self.Keys()


def take(**names):
    return names


for kind in Whole, Complains, BadIterator, Broken:
    for way in dict, lambda m: {**m}, lambda m: {}.update(m), lambda m: take(**m), lambda m: {}.__ior__(m):
        try:
            print(way(kind()))
        except (TypeError, OSError) as error:
            print(kind.__name__, error)
