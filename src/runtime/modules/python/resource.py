"""What a program has used."""

import time
from collections import namedtuple as _namedtuple
from _native import memory as _memory, static_type as _static_type

_stands_for_native = True
RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1
error = OSError


@_static_type
class struct_rusage(_namedtuple("struct_rusage", "ru_utime ru_stime ru_maxrss ru_ixrss ru_idrss ru_isrss ru_minflt ru_majflt ru_nswap "
                                "ru_inblock ru_oublock ru_msgsnd ru_msgrcv ru_nsignals ru_nvcsw ru_nivcsw", module="resource")):
    __module__, __slots__ = "resource", ()

    def __repr__(self):
        return "resource." + super().__repr__()


def getrusage(who, /):
    """The processor time, and in ru_maxrss the most memory (in KiB) that the program's objects took."""
    if who == RUSAGE_CHILDREN:
        return struct_rusage(0.0, 0.0, *[0] * 14)
    if who not in (RUSAGE_SELF, RUSAGE_THREAD):
        raise ValueError("invalid who parameter")
    return struct_rusage(time.process_time(), 0.0, _memory()[1] // 1024, *[0] * 13)


def getpagesize():
    return 4096

_built_in = (getpagesize, getrusage)
