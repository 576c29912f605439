"""Modules made by hand, and where they would come from."""

import sys
from importlib.machinery import ModuleSpec

__all__ = ["find_spec", "module_from_spec", "resolve_name", "spec_from_loader"]


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


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    made = getattr(spec.loader, "create_module", lambda spec: None)(spec)
    module = type(sys)(spec.name) if made is None else made
    module.__spec__, module.__loader__ = spec, spec.loader
    return module


def find_spec(name, package=None):
    """A spec of NAME if there is such a module. Finding one of the program's own runs it, and those around it."""
    name = resolve_name(name, package)
    parent = name.rpartition(".")[0]
    if parent:
        __import__(parent)
    module = sys.modules.get(name)
    if module is None:
        try:
            __import__(name)
        except ModuleNotFoundError as e:
            if e.name != name:
                raise
            return None
        module = sys.modules[name]
    return ModuleSpec(name, getattr(module, "__loader__", None), origin=getattr(module, "__file__", "built-in"),
                      is_package=hasattr(module, "__path__"))
