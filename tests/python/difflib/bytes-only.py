# diff_bytes() takes nothing but bytes, and says what else it was given.
import difflib

for given in ((["a"], ["b"]), ([b"a"], ["b"])):
    for names in ({}, {"fromfile": "x"}, {"lineterm": ""}):
        try:
            print(list(difflib.diff_bytes(difflib.unified_diff, *given, **names)))
        except TypeError as error:
            print(error, type(error.__cause__))
for name in ("fromfile", "tofile", "fromfiledate", "tofiledate", "lineterm"):
    try:
        print(list(difflib.diff_bytes(difflib.context_diff, [b"a\xff\n"], [b"b\n"], **{name: "text"})))
    except TypeError as error:
        print(error)
