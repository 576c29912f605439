# Deleting all items by a slice that runs backwards leaves other room than by one that runs forwards.
import sys
for size in 1, 2, 3, 5, 9:
    for part in slice(None), slice(None, None, -1), slice(None, 0, -1), slice(None, None, 2), slice(None, None, -2):
        items = list(range(size))
        del items[part]
        print(size, part, items, sys.getsizeof(items))
