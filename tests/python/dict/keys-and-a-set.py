# A set that is not smaller than the keys does the work, and the members are then those of the keys.
print({1: 2}.keys() & {True, b'q'}, {True, 5, 6} & {1: 2}.keys())
print({1: 0, 2: 0, 3: 0}.keys() & {True}, {1: 0, 2: 0, 3: 0}.keys() & [True, 2.0])
print({1: 0}.keys() & {True: 1, 2: 3}.keys(), {1: 0, 2: 3}.keys() & {True: 1}.keys())
print({1: 0}.keys() & frozenset({True, 2}), {True, 7} & {1: 2, 3: 4}.keys())
print({True, 7, 8} & {1: 2, 3: 4}.items(), {1: 2}.items() & {(True, 2), 5})
