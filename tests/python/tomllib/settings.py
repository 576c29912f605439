import io
import tomllib
from decimal import Decimal

text = '''
# the whole language
title = "A \\u00e9 \\"quoted\\" title"
'odd key' = 'C:\\no\\escapes'
numbers = [1, 0x1_f, 0o17, 0b1010, +7, -1_000, 3.5, 1e3, -2.5E-2, inf, -inf, nan]
flags = [true, false]
long = """
first \\
    second
third"""
raw = \'\'\'
''quoted''\'\'\'
point = {x = 1, y.z = 2}
nested = [[1, 2], ["a", {b = []}], ]

[dates]
day = 2024-02-29
time = 07:32:00.5
local = 1979-05-27T07:32:00
zoned = 1979-05-27 07:32:00.999999-07:00
utc = 1979-05-27T00:32:00Z

[a.b."c.d"]
value = 1
dotted.key.deep = 2

[[fruit]]
name = "apple"
[fruit.physical]
color = "red"
[[fruit.variety]]
name = "red delicious"
[[fruit.variety]]
name = "granny smith"
[[fruit]]
name = "banana"
'''
for key, value in tomllib.loads(text).items():
    print(key, "=", value)
print(tomllib.load(io.BytesIO(b"x = 1.10\n")), tomllib.loads("x = 1.10", parse_float=Decimal), tomllib.loads(""))

for wrong in ("a = 1\na = 2", "a", "a =", "= 1", "a = 1 b = 2", "[a", "[[a]", "[a]\n[a]", "a = [1", "a = {b = 1", "a = {b = 1, b = 2}", 'a = "x', "a = 'x",
              'a = "\\q"', 'a = "\\u12"', "a = 01", "a = 2024-13-01", "a = 2023-02-30", "a.b = 1\n[a]\nc = 2", "a = 1\n[a]", "a = {}\na.b = 1", "a = []\n[[a]]",
              "# \x00", 'a = "\x01"', '"""x""" = 1', "a = \"\\ud800\"", "a = '''x", "a = tru", "]", "a = 1.", "[a.b]\n[a]\nb = 1", "[[a]]\n[a]"):
    try:
        print(tomllib.loads(wrong))
    except tomllib.TOMLDecodeError as error:
        print(repr(wrong), "->", error)
try:
    tomllib.load(io.StringIO("a = 1"))
except TypeError as error:
    print(error)
print(tomllib.TOMLDecodeError.__mro__)
