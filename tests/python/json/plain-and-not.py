# Made objects and texts, plain ones and others, written and read in each way; what is wrong; what is nested deep or holds itself.
import collections
import enum
import json
import random
import sys

random.seed(3)
CHARACTERS = ["a", "b", '"', "\\", "\n", "\t", "\x00", "\x7f", "é", "€", "😀", "\ud800", "/", " "]


def made(depth):
    kind = random.randrange(9 if depth else 6)
    if kind == 0:
        return random.choice([None, True, False])
    if kind == 1:
        return random.choice([0, 1, -1, 10**20, -2**70, random.randrange(-1000, 1000)])
    if kind == 2:
        return random.choice([0.0, -0.0, 1.5, 1e300, 1e-7, 1e16, 123456789.125, float("inf"), float("-inf")])
    if kind in (3, 4, 5):
        return "".join(random.choice(CHARACTERS) for _ in range(random.randrange(6)))
    if kind == 6:
        return [made(depth - 1) for _ in range(random.randrange(4))]
    if kind == 7:
        return tuple(made(depth - 1) for _ in range(random.randrange(3)))
    keys = ["k", "é", '"', 1, 2.5, True, None, "z", -3]
    return {random.choice(keys): made(depth - 1) for _ in range(random.randrange(4))}


STYLES = ({}, {"indent": 2}, {"sort_keys": True}, {"ensure_ascii": False, "separators": (",", ":")},
          {"indent": "\t", "sort_keys": True}, {"allow_nan": False}, {"indent": 0}, {"skipkeys": True, "indent": 1})
for i in range(60):
    thing = made(4)
    for style in STYLES:
        try:
            text = json.dumps(thing, **style)
        except (TypeError, ValueError) as error:
            text = type(error).__name__ + str(error)
        if i % 6 == 0:
            print(ascii(text))
        elif i % 7 == 0:
            try:
                print(ascii(json.loads(text)))
            except ValueError as error:
                print(error)

TEXTS = ["", "  ", "{", "[", "[1,", "[1,]", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{a:1}", "nul", "nulll", "tru", "-", "-0",
         "-0.0", "01", "1.", "1.e5", "1e", "1e5", "1E+5", "1.5e-3", ".5", "+1", '"abc', '"a\nb"', '"\\x"', '"\\u12"',
         '"\\ud83d\\ude00"', '"\\ud83d"', "[1 2]", '{"a" 1}', '{"a":1 "b":2}', "NaN", "-Infinity", "Infinity", "[NaN]", "1 2",
         '"\x00"', "\x00", "[]]", '{"a":1,"a":2}', "[[[[]]]]", '["a",]', "  [ 1 , 2 ]  ", "\ufeff1", '{"k":{"k":1}}', '"\u2028"',
         "1234567890123456789012345678901234567890", "9" * 700, "0.1", "1e400", "-1e400", '"\\/"', "[1,\n2,\n x]", '{\n"a":\n}']
for text in TEXTS:
    for read in (json.loads, json.JSONDecoder(strict=False).decode, lambda text: json.JSONDecoder().raw_decode(text)):
        try:
            print(repr(read(text)))
        except ValueError as error:
            print(type(error).__name__, error)

# Equal keys of one text are one object.
a, b = [next(iter(entry)) for entry in json.loads('[{"key": 1}, {"key": 2}]')]
print(a is b, sys.getrefcount(a))

itself = []
itself.append(itself)
try:
    json.dumps(itself)
except ValueError as error:
    print(error)


class Encoder(json.JSONEncoder):
    def default(self, o):
        return list(o) if isinstance(o, set) else super().default(o)


class Marked(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        return ["<", *super().iterencode(o, _one_shot), ">"]


print(json.dumps({"s": {1}, "t": [{2}]}, cls=Encoder))
print(json.dumps([1, {"a": 2}], cls=Marked), Marked().encode("x"))
for wrong in ({1: object()}, {(1,): 1}):
    try:
        json.dumps(wrong)
    except TypeError as error:
        print(error)
try:
    json.dumps({"b": 1, 2: 3}, sort_keys=True)
except TypeError as error:
    print(error)
print(json.dumps({3: 1, 2: 3}, sort_keys=True), json.dumps({True: 1, None: 2, 1.5: 3, float("nan"): 4}))


class Int(int):
    def __repr__(self):
        return "not asked"

    __str__ = __repr__


class Str(str):
    pass


class Dict(dict):
    def items(self):
        return [("z", 26)]


class Color(enum.IntEnum):
    RED = 1


print(json.dumps([Int(5), {Int(6): Int(7)}]), json.dumps([Str("x"), {Str("y"): Str("z")}]), json.dumps(Dict(a=1)))
print(json.dumps([Color.RED, {Color.RED: 2}]), json.dumps(collections.OrderedDict(b=1, a=2)))
print(json.dumps(collections.namedtuple("P", "x y")(1, 2)))
print(json.loads('{"a": 1}', object_hook=sorted), json.loads('{"a": 1}', object_pairs_hook=tuple), json.loads("[1.5, 2]", parse_float=str))
print(json.loads(b'{"\xc3\xa9": "\xe2\x82\xac"}'), json.loads(bytearray(b"[1]")))


def nested(levels):
    inner = []
    for _ in range(levels):
        inner = [inner]
    return inner


for levels in (1400, 2000):
    for attempt in (lambda: json.loads("[" * levels + "]" * levels), lambda: json.loads('{"a":' * levels + "1" + "}" * levels),
                    lambda: json.dumps(nested(levels))):
        try:
            print(len(attempt()))
        except RecursionError as error:
            print(error)
