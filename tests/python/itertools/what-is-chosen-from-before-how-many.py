"""What combinations and permutations complain of first: what kind r is of, then what they are to choose from, then a negative r."""
import itertools


def attempt(function, *args):
    try:
        print(function.__name__, list(function(*args)))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


for function in (itertools.combinations, itertools.combinations_with_replacement, itertools.permutations):
    for things in (None, 5, [1, 2]):
        for r in (-1, 'a', None, 2 ** 70, 1.5, 1):
            attempt(function, things, r)
