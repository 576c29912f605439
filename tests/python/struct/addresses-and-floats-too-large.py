# What a C pointer takes of a number, and ints that are too large for floats of their size.
import struct

for form, value in (('e', 70000), ('f', 10 ** 40), ('d', 10 ** 400), ('e', 1e6), ('f', 1e40), ('<e', 70000), ('>f', 10 ** 40), ('P', -1),
                    ('P', -2 ** 63), ('P', 2 ** 64 - 1), ('P', 2 ** 64), ('P', -2 ** 63 - 1), ('@P', 1.5), ('P', 'a'), ('@PP', 7)):
    try:
        print(form, struct.pack(form, value))
    except (struct.error, OverflowError) as error:
        print(form, type(error).__name__, error)

# The longest struct that there may be, and counts beyond.
for format in ('9223372036854775807x', '9223372036854775808x', '4611686018427387903h', '4611686018427387904h', '922337203685477580b', '99999999999999999999s',
               'b9223372036854775806x', 'b9223372036854775807x'):
    try:
        print(format, struct.calcsize(format))
    except struct.error as error:
        print(format, error)
