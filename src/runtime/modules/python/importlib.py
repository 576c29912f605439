"""Importing by function."""

import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]
__path__ = []
__import__ = __import__


def import_module(name, package=None):
    if not name.startswith("."):
        __import__(name)
        return sys.modules[name]
    if not package:
        raise TypeError("the 'package' argument is required to perform a relative import for %r" % name)
    level = len(name) - len(name.lstrip("."))
    base = package.rsplit(".", level - 1)
    if len(base) < level:
        raise ImportError("attempted relative import beyond top-level package")
    full = base[0] + "." + name[level:] if name[level:] else base[0]
    __import__(full)
    return sys.modules[full]


def invalidate_caches():
    pass


def reload(module):
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    name = module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError("module %s not in sys.modules" % name, name=name)
    del sys.modules[name]
    try:
        __import__(name)
        fresh = sys.modules[name]
    finally:
        sys.modules[name] = module
    module.__dict__.update(fresh.__dict__)
    return module
