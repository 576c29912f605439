"""What an installed Python would say of its own places. This one stands for an installation in /usr."""

import os
import sys

__all__ = ["get_config_h_filename", "get_config_var", "get_config_vars", "get_makefile_filename", "get_path", "get_path_names", "get_paths",
           "get_platform", "get_python_version", "get_scheme_names", "is_python_build", "parse_config_h"]

_BASE = "/usr"
_NAMES = ("stdlib", "platstdlib", "purelib", "platlib", "include", "platinclude", "scripts", "data")
_SCHEMES = {
    "posix_home": ("{base}/lib/python", "{base}/lib/python", "{base}/lib/python", "{base}/lib/python", "{base}/include/python",
                   "{base}/include/python", "{base}/bin", "{base}"),
    "posix_prefix": ("{base}/lib/python3.12", "{base}/lib/python3.12", "{base}/lib/python3.12/site-packages",
                     "{base}/lib/python3.12/site-packages", "{base}/include/python3.12", "{base}/include/python3.12", "{base}/bin", "{base}"),
    "posix_user": ("{user}/lib/python3.12", "{user}/lib/python3.12", "{user}/lib/python3.12/site-packages",
                   "{user}/lib/python3.12/site-packages", "{user}/include/python3.12", "{user}/include/python3.12", "{user}/bin", "{user}"),
}


def get_python_version():
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    return "linux-x86_64"


def get_scheme_names():
    return tuple(sorted(_SCHEMES))


def get_path_names():
    return _NAMES


def get_default_scheme():
    return "posix_prefix"


def get_preferred_scheme(key):
    try:
        return {"prefix": "posix_prefix", "user": "posix_user", "home": "posix_home"}[key]
    except KeyError:
        raise ValueError(f"invalid key: {key!r}") from None


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    places = {"base": _BASE, "user": os.path.expanduser("~") + "/.local", **(vars or {})}
    return {name: text.format(**places) if expand else text for name, text in zip(_NAMES, _SCHEMES[scheme])}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    return get_paths(scheme, vars, expand)[name]


_vars = {"prefix": _BASE, "exec_prefix": _BASE, "base": _BASE, "platbase": _BASE, "installed_base": _BASE, "py_version": "3.12.1",
         "py_version_short": "3.12", "py_version_nodot": "312", "platlibdir": "lib", "EXT_SUFFIX": ".cpython-312-x86_64-linux-gnu.so",
         "SOABI": "cpython-312-x86_64-linux-gnu", "SIZEOF_VOID_P": 8, "Py_DEBUG": 0, "WITH_PYMALLOC": 1, "BINDIR": _BASE + "/bin",
         "LIBDIR": _BASE + "/lib", "INCLUDEPY": _BASE + "/include/python3.12", "VERSION": "3.12", "Py_GIL_DISABLED": None}


def get_config_vars(*args):
    return [_vars.get(name) for name in args] if args else _vars


def get_config_var(name):
    return _vars.get(name)


def is_python_build(check_home=None):
    return False


def get_makefile_filename():
    return get_path("stdlib") + "/config-3.12-x86_64-linux-gnu/Makefile"


def get_config_h_filename():
    return get_path("platinclude") + "/pyconfig.h"


def parse_config_h(fp, vars=None):
    """The lines of FP that define something, as a dict."""
    found = {} if vars is None else vars
    for line in fp:
        words = line.split(None, 2)
        if len(words) == 3 and words[0] == "#define":
            value = words[2].strip()
            found[words[1]] = int(value) if value.lstrip("-").isdigit() else value
        elif len(words) >= 3 and words[:2] == ["/*", "#undef"]:
            found[words[2].split()[0]] = 0
    return found
