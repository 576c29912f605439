"""Tracebacks on demand. What CPython's catches beside, crashes of the interpreter, is not for a program to see here."""

import sys

_stands_for_native = True
_enabled = False


def enable(file=None, all_threads=True):
    global _enabled
    _enabled = True


def disable():
    global _enabled
    was, _enabled = _enabled, False
    return was


def is_enabled():
    return _enabled


def dump_traceback(file=None, all_threads=True):
    import threading
    out, frame = file or sys.stderr, sys._getframe(1)
    print("Current thread 0x%016x (most recent call first):" % threading.get_ident(), file=out)
    while frame is not None:
        print('  File "%s", line %d in %s' % (frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name), file=out)
        frame = frame.f_back

_built_in = (disable, dump_traceback, enable, is_enabled)
