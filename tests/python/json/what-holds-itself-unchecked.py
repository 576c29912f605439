# Without check_circular what holds itself is found out by the depth, in words of its own.
import json
a = []
a.append(a)
d = {}
d["a"] = d
for o in a, d:
    for options in {}, {"check_circular": False}, {"check_circular": False, "indent": 1}, {"indent": 1}:
        try:
            json.dumps(o, **options)
        except (RecursionError, ValueError) as error:
            print(options, type(error).__name__, error)
print(json.dumps([1, {"a": [2]}], check_circular=False))
