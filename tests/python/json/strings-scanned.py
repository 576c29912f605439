# The function that reads one string.
from json.decoder import scanstring
for args in ('"a"', 1), ('"a" b', 1, True), ('"\\"', 1, True), ('"a\nb"', 1, False), ('"a\nb"', 1), (b"x", 1), ('"a"', 10), ('"a"', -1), ('"a"', 3), \
        ('"a"', "x"), ('"\\u12"', 1), ('"\\x"', 1), ('a"', 0), ('"', 1), ('"\\ud83d\\ude00"', 1):
    try:
        print(args, ascii(scanstring(*args)))
    except (TypeError, ValueError) as error:
        print(args, type(error).__name__, error)
