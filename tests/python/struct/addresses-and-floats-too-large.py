# What a C pointer takes of a number, and ints that are too large for floats of their size.
import struct

for form, value in (('e', 70000), ('f', 10 ** 40), ('d', 10 ** 400), ('e', 1e6), ('f', 1e40), ('<e', 70000), ('>f', 10 ** 40), ('P', -1),
                    ('P', -2 ** 63), ('P', 2 ** 64 - 1), ('P', 2 ** 64), ('P', -2 ** 63 - 1), ('@P', 1.5), ('P', 'a'), ('@PP', 7)):
    try:
        print(form, struct.pack(form, value))
    except (struct.error, OverflowError) as error:
        print(form, type(error).__name__, error)
