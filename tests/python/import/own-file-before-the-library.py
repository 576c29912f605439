# uses files
# A module of the program goes before one of the library that bears its name, unless CPython has that within itself.
import sys


def write(name, text):
    with open(name + ".py", "w") as file:
        file.write(text)


write("queue", "class Queue:\n    def __repr__(self): return 'a queue of our own'\n")
write("random", "import random\ndef roll(): return random.randint(1, 6)\n")
write("string", "import string\nprint('string runs', string.ascii_letters)\n")
write("email", "address = 'here'\n")
write("time", "print('never')\n")
write("statistics", "mean = len\n")
write("calendar", "1 / 0\n")

from queue import Queue

print(Queue(), sys.modules["queue"].__file__.endswith("queue.py"))

import random

try:
    random.roll()
except AttributeError as error:
    print(error)

try:
    import string
except AttributeError as error:
    print(error, "string" in sys.modules)

import email

print(email.address)
try:
    import email.mime
except ImportError as error:
    print(error)

import time

print(time.sleep(0))

import importlib

print(importlib.import_module("statistics").mean("abc"))
try:
    __import__("calendar")
except ZeroDivisionError as error:
    print(error, "calendar" in sys.modules)

# What the program has once is not looked for again.
import graphlib

write("graphlib", "print('too late')\n")
import graphlib

print(hasattr(graphlib, "TopologicalSorter"))

# What is appended to sys.path stands behind the library.
import os

os.mkdir("behind")
write("behind/colorsys", "print('behind')\n")
write("behind/only_ours", "print('only ours')\n")
sys.path.append("behind")
import colorsys, only_ours

print(hasattr(colorsys, "rgb_to_hsv"))
os.mkdir("before")
write("before/fnmatch", "print('before')\n")
sys.path.insert(0, "before")
importlib.invalidate_caches()
import fnmatch

print(hasattr(fnmatch, "fnmatchcase"))
