# Lengths that are too large, names that are not there, keywords that are not taken.
import sys
from unittest.mock import Mock
m = Mock()
for name in ("asert_called", "assert_foo", "called_once_with", "has_calls", "assret_called_once_with", "called"):
    try:
        print(getattr(m, name))
    except AttributeError as error:
        print(error)
class Hint:
    def __init__(self, number):
        self.number = number
    def __iter__(self):
        return iter([1])
    def __length_hint__(self):
        return self.number
for make in (list, tuple, bytes, bytearray, set, sorted):
    for number in (2**63 - 1, 2**62, 2**63, -1, NotImplemented, "a"):
        try:
            print(make(Hint(number)))
        except (MemoryError, OverflowError, ValueError, TypeError) as error:
            print(type(error).__name__, error)
for code in ("exec('1', globals={})", "exec('1', source=1)", "exec('pass', closure=None)", "eval('1', globals={})"):
    try:
        print(eval(code))
    except TypeError as error:
        print(error)
for name in ("collections.missing", "re.missing", "asyncio.missing", "os.missing"):
    try:
        __import__(name)
    except ImportError as error:
        print(error)
import logging
logging.warn("old")
