"""What this runs on, as far as programs should know: the Python it stands for."""

from collections import namedtuple

__version__ = "1.0.8"

uname_result = namedtuple("uname_result", "system node release version machine processor")


def uname():
    return uname_result("Linux", "heapscope", "1", "1", "x86_64", "")


def system():
    return "Linux"


def node():
    return "heapscope"


def release():
    return "1"


def version():
    return "1"


def machine():
    return "x86_64"


def processor():
    return ""


def architecture(executable="", bits="", linkage=""):
    return "64bit", "ELF"


def platform(aliased=False, terse=False):
    return "Linux-1-x86_64"


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return "glibc", "2.36"


def python_implementation():
    return "CPython"


def python_version():
    return "3.12.1"


def python_version_tuple():
    return "3", "12", "1"


def python_branch():
    return ""


python_revision = python_branch


def python_build():
    return "main", "Dec  8 2023 00:00:00"


def python_compiler():
    return "Heapscope"
