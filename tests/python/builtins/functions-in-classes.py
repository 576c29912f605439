# What CPython has in C does not become a method in a class, whatever module it is from, and has no code and no attributes.
import binascii
import cmath
import codecs
import csv
import hashlib
import inspect
import marshal
import math
import os
import pickle
import struct
import time
import types
import warnings
import zlib


class Tools:
    hexlify = binascii.hexlify
    sqrt = cmath.sqrt
    root = math.sqrt
    loads = pickle.loads
    unpack = struct.unpack
    md5 = hashlib.md5
    fspath = os.fspath
    join = os.path.join  # a function in Python there, too


tools = Tools()
print(tools.hexlify(b"abc"), tools.sqrt(-4), tools.root(4), tools.loads(b"N."), tools.unpack("<H", b"\1\0"))
print(tools.md5(b"").hexdigest(), tools.fspath("a"))
try:
    tools.join("b")
except TypeError as error:
    print(error)

for function in (binascii.hexlify, cmath.sqrt, codecs.encode, csv.get_dialect, marshal.dumps, os.getcwd, pickle.dumps, struct.pack,
                 time.strftime, warnings.warn, zlib.compress):
    print(function, function.__name__, function.__qualname__, function.__module__, isinstance(function, types.BuiltinFunctionType),
          inspect.isbuiltin(function), inspect.isfunction(function))
for name in "__get__", "__code__", "__globals__", "__dict__", "whatever":
    try:
        getattr(cmath.sqrt, name)
    except AttributeError as error:
        print(error)
try:
    cmath.sqrt.whatever = 1
except AttributeError as error:
    print(error)
print(inspect.signature(cmath.sqrt), inspect.signature(binascii.crc32), cmath.isclose.__text_signature__)
print(pickle.loads(pickle.dumps(cmath.phase)) is cmath.phase, cmath.sqrt == cmath.sqrt, cmath.sqrt != cmath.exp)
print(list(map(cmath.phase, [1, -1])), cmath.sqrt.__call__(4))
