"""What functions of modules say of arguments that are none, or too many, or too few."""
import base64
import binascii
import bisect
import cmath
import codecs
import copy
import csv
import decimal
import functools
import hashlib
import io
import os
import random
import re
import statistics
import struct
import time
import warnings
import zlib


def tell(function, *args, **names):
    try:
        print(function(*args, **names))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("re")
for args in ((3, "a"), ([], "a"), ("a", "a", "x"), ("a", "a", 1.5), ("a", "a", None), (print, "a", "x")):
    tell(re.match, *args)
tell(re.sub, [], "a", "b")
tell(re.error, "a", "b", "c")
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    tell(lambda: re.template("a").flags)
    print([f"{w.category.__name__}: {w.message}" for w in seen])
print("template" in re.__all__)

print("struct")
for args in ((), ("i",), ("i", b""), ("i", b"1234", 0), ("i", b"1234", 0, 5), ("i", 3, 0, 5), ("i", bytearray(4), "a", 5),
             (3, bytearray(4), 0, 5), ([], bytearray(4), 0, 5), ("zz", bytearray(4), 0, 5), ("i", bytearray(3), 0, 5)):
    tell(struct.pack_into, *args)
for args in ((), ("i", bytearray(4), "a"), ("i",), ([], b"")):
    tell(struct.unpack_from, *args)
for args in ((), (3,), ([],), ("i", "i")):
    tell(struct.Struct, *args)
    tell(struct.calcsize, *args)
tell(struct.Struct, "i", x=1)
tell(struct.Struct, x=1)
tell(struct.Struct("i").pack_into, bytearray(4), 0)
tell(struct.unpack, [], b"")
tell(struct.iter_unpack, "i", b"", a=1)
room = bytearray(8)
struct.pack_into("<i", room, 4, 258)
struct.pack_into("<h", room, -8, 1)
print(room, struct.pack.__module__)

print("functools")
tell(functools.cmp_to_key)
tell(functools.cmp_to_key, 1, 2)
tell(functools.cmp_to_key, x=2)
tell(functools.reduce, 1, 2, a=1)
print(sorted([3, 1, 2], key=functools.cmp_to_key(mycmp=lambda a, b: b - a)))

print("decimal, zlib")
tell(decimal.getcontext, 1)
tell(decimal.getcontext, a=1)
tell(decimal.setcontext)
print(decimal.getcontext.__module__, zlib.crc32.__module__)
tell(zlib.crc32, b"a", b=1)
for function in zlib.compress, zlib.decompress:
    tell(function)
    tell(function, "a")
    tell(function, b"a", b=1)
    tell(function, b"", 1, 2, 3)
tell(zlib.compress, b"a", "x")
tell(zlib.compressobj, "a")
tell(zlib.decompressobj, "a")

print("copy, random, statistics, bisect, cmath")
for memo in 3, [], b"abc", "a":
    tell(copy.deepcopy, [], memo)
    tell(copy.deepcopy, 3, memo)
tell(random.lognormvariate)
tell(random.lognormvariate, 1)
tell(statistics.variance, "ab", "a")
tell(statistics.variance, ["a", 1], 2)
tell(statistics.pvariance, iter([1, 2, 3]), 2)
tell(bisect.bisect, {}, 1)
tell(bisect.bisect, {1: 2}, 1)
tell(bisect.insort, {}, 1)
tell(cmath.rect, "a", 2)
tell(cmath.rect, [], 1)
tell(cmath.rect, -0.0, 1)
tell(cmath.isclose, start=1)

print("binascii, base64")
for function in binascii.a2b_hex, binascii.unhexlify, binascii.a2b_base64, binascii.a2b_uu, binascii.a2b_qp, binascii.crc32:
    for value in 3, None, "é", [1, 2], "a", bytearray(b"41"):
        tell(function, value)
    tell(function, b"", 1, 2)
for function in binascii.hexlify, binascii.b2a_hex, binascii.b2a_base64, binascii.b2a_uu, binascii.b2a_qp:
    tell(function)
    tell(function, 3)
    tell(function, b"", x=2)
    tell(function, x=2)
for value in "x", -1, 1.5, 2 ** 40:
    tell(binascii.crc32, b"a", value)
    tell(binascii.crc_hqx, b"a", value)
tell(binascii.crc_hqx, "a", 1)
print(binascii.hexlify is binascii.b2a_hex, binascii.hexlify.__name__, binascii.unhexlify.__name__)
for value in "a", 3, [1]:
    tell(base64.encodebytes, value)
    tell(base64.decodebytes, value)

print("io, os, time, hashlib")
for value in 3, "a":
    tell(io.TextIOWrapper, value)
    tell(io.BufferedReader, value)
    tell(io.BufferedRandom, value)
    tell(io.BufferedReader, io.BytesIO(), value * 0)
tell(io.open_code)
tell(os.fspath)
tell(os.listdir, 1, 2)
tell(time.strftime, 1)
tell(time.struct_time, 3)
tell(hashlib.new, 3)
tell(hashlib.blake2b, b"a", 1)
tell(hashlib.blake2b, x=1)
tell(hashlib.md5, b"a", b"b", x=1)

print("codecs, csv")
for function in codecs.getdecoder, codecs.getreader, codecs.strict_errors, codecs.lookup, codecs.register, codecs.lookup_error:
    tell(function)
    tell(function, 1, 2)
    tell(function, x=1)
for function in codecs.IncrementalDecoder, codecs.StreamReader, codecs.EncodedFile, codecs.CodecInfo:
    tell(function, a=1)
tell(codecs.encode, "a", 3)
tell(codecs.decode, b"a", 3)
print(codecs.strict_errors.__module__, codecs.lookup_error.__module__, codecs.encode.__module__)
for function in csv.get_dialect, csv.unregister_dialect, csv.list_dialects, csv.field_size_limit:
    tell(function, 1, 2)
    tell(function, x=1)
