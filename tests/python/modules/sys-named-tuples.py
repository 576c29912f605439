# What sys tells of the machine are tuples with names.
import sys

v = sys.version_info
print(v, v[0], v.major, v[:2], v >= (3,), v == (3, 12, 1, "final", 0), len(v))
print(type(v), type(v).__name__, type(v).__module__, isinstance(v, tuple), hash(v) == hash(tuple(v)))
a, b, *c = v
print(a, b, c, v.n_fields, type(v).n_sequence_fields, v.__match_args__, "%s.%s" % v[:2])
for change in ("v.missing", "v.missing = 1", "type(v).added = 1", "v[0] = 1", "v < 5"):
    try:
        exec(change)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
print(sys.float_info)
print(sys.int_info, sys.float_info.epsilon, sys.hash_info.width, sys.flags.optimize, len(sys.flags), type(sys.flags))
print(sys.implementation.version.major, sys.implementation.hexversion == sys.hexversion)
match v:
    case (3, minor, *_):
        print("three", minor)
