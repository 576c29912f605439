"""Modules made by hand, and where they would come from."""

import sys
import types

from _frozen_importlib import _find_spec, module_from_spec, spec_from_loader
from _frozen_importlib_external import MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache, spec_from_file_location
from importlib import abc

Loader = abc.Loader

__all__ = ["LazyLoader", "Loader", "MAGIC_NUMBER", "cache_from_source", "decode_source", "find_spec", "module_from_spec", "resolve_name",
           "source_from_cache", "source_hash", "spec_from_file_location", "spec_from_loader"]


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError("no package specified for %r (required for relative module names)" % name)
    level = len(name) - len(name.lstrip("."))
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return parts[0] + "." + name[level:] if name[level:] else parts[0]


def source_hash(source_bytes):
    return hash(bytes(source_bytes)).to_bytes(8, "little", signed=True)


def find_spec(name, package=None):
    """The spec of NAME; None if there is no such module. Its packages are imported, it itself is not."""
    full = resolve_name(name, package) if name.startswith(".") else name
    if full in sys.modules:
        module = sys.modules[full]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f"{name}.__spec__ is not set") from None
        if spec is None:
            raise ValueError(f"{name}.__spec__ is None")
        return spec
    parent = full.rpartition(".")[0]
    if not parent:
        return _find_spec(full, None)
    package = __import__(parent, fromlist=["__path__"])
    try:
        path = package.__path__
    except AttributeError as e:
        raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} while trying to find {full!r}", name=full) from e
    return _find_spec(full, path)


class _LazyModule(types.ModuleType):
    """Runs when something of it is wanted."""

    def __getattribute__(self, name):
        told = object.__getattribute__(self, "__dict__")
        spec = object.__getattribute__(self, "__spec__")
        object.__setattr__(self, "__class__", types.ModuleType)
        before = {key: value for key, value in told.items() if key not in spec.loader_state["told"]}
        spec.loader_state["loader"].exec_module(self)
        told.update(before)
        return getattr(self, name)

    def __delattr__(self, name):
        self.__getattribute__(name)
        delattr(self, name)


class LazyLoader(Loader):
    """Puts off the run of a module until something of it is wanted."""

    @classmethod
    def factory(cls, loader):
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def __init__(self, loader):
        if not hasattr(loader, "exec_module"):
            raise TypeError("loader must define exec_module()")
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self.loader
        module.__spec__.loader_state = {"told": set(vars(module)), "loader": self.loader}
        module.__class__ = _LazyModule
