# A list that died makes room for a list, not for an object of the same size; the same for dicts, tuples of a length, and a slice.
import collections
import gc

gc.collect()


def lists():
    a = []
    address = id(a)
    del a
    others = collections.deque(), (x for x in ()), slice(1, 2, 3)
    b = []
    print([id(o) == address for o in others], id(b) == address)


def tuples():
    a = tuple([1, 2, 3])
    address = id(a)
    del a
    b = []
    c = tuple([5, 6, 7])
    print(id(b) == address, id(c) == address)


def dicts():
    a = {}
    address = id(a)
    del a
    b = tuple([1, 2, 3])
    c = {}
    print(id(b) == address, id(c) == address)


def last_in_first_out():
    a = [[], [], []]
    addresses = [id(x) for x in a]
    a.clear()
    b = [[], [], []]
    print([addresses.index(id(x)) for x in b])


def called():
    a = []
    address = id(a)
    del a
    b = list()
    c = []
    print(id(b) == address, id(c) == address)


def one_slice():
    a, b = slice(1), slice(2)
    addresses = id(a), id(b)
    del a, b
    c = slice(3)
    print([id(c) == address for address in addresses])


for function in lists, tuples, dicts, last_in_first_out, called, one_slice:
    function()
