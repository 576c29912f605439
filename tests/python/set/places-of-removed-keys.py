# A key that comes takes the last place on its way from which another was removed, and the table does not grow for it.
import sys

numbers = {0, 8, 16}
numbers.discard(0)
numbers.discard(8)
numbers.add(24)
numbers.add(1)
print(list(numbers))
numbers = {0, 1}
seen = []
for _ in range(12):
    numbers.discard(0)
    numbers.add(0)
    seen.append((sys.getsizeof(numbers), list(numbers)))
print(seen)
numbers = {3, 1}
seen = []
for i in range(12):
    numbers.discard(3)
    numbers.add(3 + 8 * (i % 3))
    seen.append((sys.getsizeof(numbers), list(numbers)))
    numbers.discard(3 + 8 * (i % 3))
    numbers.add(3)
print(seen)
numbers = set(range(3))
for i in range(3, 40):
    numbers.discard(i - 3)
    numbers.add(i)
    print(sys.getsizeof(numbers), list(numbers), end=' ')
print()
letters = {'a', 'b'}
more = {'a', 'b'} | {1, 2, 3}
print(sys.getsizeof(more), sys.getsizeof(more ^ letters), sys.getsizeof(letters ^ more), len(more ^ letters))
letters ^= more
print(sys.getsizeof(letters), sorted(letters))
