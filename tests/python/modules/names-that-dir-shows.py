# dir of a module that CPython has in C shows nothing of what it is made of here; versions that old modules tell; fields of struct
# sequences; a program's signals to itself.
import argparse
import errno
import json
import logging
import os
import platform
import re
import signal
import sys
import time

print([name for name in dir(errno) if name.startswith("_")], "_dict" in dir(time))
print("clock_gettime" in dir(time), "strptime" in dir(time), [name for name in dir(time) if name.startswith("ti")])
print(json.__version__, re.__version__, logging.__version__, argparse.__version__, platform.__version__)
for change in lambda: setattr(sys.version_info, "major", 2), lambda: delattr(sys.float_info, "max"):
    try:
        change()
    except AttributeError as error:
        print(error)
print(signal.getsignal(signal.SIGINT), signal.signal(signal.SIGUSR1, lambda number, frame: print("signal", number)))
os.kill(os.getpid(), 0)
os.kill(os.getpid(), signal.SIGUSR1)
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt as error:
    print(repr(error))
