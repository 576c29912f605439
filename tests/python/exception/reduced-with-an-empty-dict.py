# An ImportError whose __dict__ has been asked for tells of it when taken apart, empty or not.
import copy

for error in (ImportError('a'), ImportError('a', name='n'), ModuleNotFoundError('a', path='p'), AttributeError('a'), NameError('n', name='x'), KeyError(1)):
    print(error.__reduce__()[1:], end=' ')
    vars(error)
    print(error.__reduce__()[1:], end=' ')
    error.extra = 1
    print(error.__reduce__()[1:], vars(copy.copy(error)))
