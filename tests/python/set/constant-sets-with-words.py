# A constant set is made anew when its items become those of other constants, and once more when words become interned ones: that
# shows in the order of items whose hashes collide, and in which objects they are.
import sys


def made(items, times):
    made = frozenset(items)
    for _ in range(times - 1):
        made = frozenset(tuple(made))
    return made


def times_made(items):
    """How often the set was made, where that can be told."""
    orders = [list(made(items, n)) for n in (1, 2, 3)]
    source = 'x in {' + ', '.join(map(repr, items)) + '}'
    constant = next(c for c in compile(source, '', 'eval').co_consts if type(c) is frozenset)
    return [n + 1 for n in range(3) if orders[n] == list(constant)], list(constant)


sys.intern('in_use_already')
for word in ('fresh_word', 'in_use_already', 'two words', 'a', 'y', 'x', 'é', '_'):
    for n in range(40):
        items = (word, n, n + 8, n + 16)
        if made(items, 1) != made(items, 2) or len({tuple(made(items, times)) for times in (1, 2, 3)}) > 1:
            print(word, n, *times_made(items))
            break
for items in ((11, 3), (3, 11), (3, 11, 19), ((19,), 11, 3), ('a', (1, 2)), ((1, 2), 'a')):
    print(*times_made(items))
code = compile('x in {(1, 2), "word"}, (1, 2), "word", {"word", (1, 2), 3.5, "other"}', '', 'eval')
print(code.co_consts)
for c in code.co_consts:
    if type(c) is frozenset:
        print([any(item is other for other in code.co_consts) for item in c])
print({'apple', 'banana', 'cherry'}, {'a', 'b', 'c', 'd'}, {'x', 1, 9, 17})
for fruit in {'apple', 'banana', 'cherry', 'a'}:
    print(fruit, end=' ')
print()
