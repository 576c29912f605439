# Iterators of deques have names that pickle finds; asking for a ByteString warns.
import collections
import collections.abc
import copy
import pickle
import warnings

deque = collections.deque([1, 2, 3])
for make in iter, reversed:
    iterator = make(deque)
    next(iterator)
    print(type(iterator), iterator.__reduce__())
    try:
        print(list(pickle.loads(pickle.dumps(iterator))))
    except pickle.PicklingError as error:
        print(error)
    print(list(copy.copy(iterator)), list(iterator), iterator.__reduce__()[1][1])

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(isinstance(b"", collections.abc.ByteString), issubclass(bytearray, collections.abc.ByteString))

    class Mine(collections.abc.ByteString):
        def __len__(self):
            return 0

        def __getitem__(self, index):
            raise IndexError

    print(list(Mine()), isinstance(Mine(), collections.abc.Sequence))
print([(str(w.message), w.category.__name__, w.filename == __file__) for w in caught])
