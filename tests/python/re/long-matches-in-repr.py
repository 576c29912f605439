# The repr of a match shows at most 50 characters of what was matched, and modules that CPython has frozen say so.
import abc
import codecs
import io
import itertools
import os
import re
import stat
import sys

for length in 47, 48, 49, 60:
    print(re.match(r"\w+", "a" * length))
print(re.match(rb".+", b"x" * 60), re.search("'.*'", "say 'it\\n' and '" + "é" * 50 + "'"))
print(abc, codecs, io, os, os.path, stat, sys, itertools)
