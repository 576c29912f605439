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
    for finder in vars(sys).get("meta_path", ()):
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def reload(module):
    """Runs the text of MODULE once more in the namespace that it has."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    import _frozen_importlib

    parent = name.rpartition(".")[0]
    try:
        path = sys.modules[parent].__path__ if parent else None
    except KeyError:
        raise ImportError(f"parent {parent!r} not in sys.modules", name=parent) from None
    spec = module.__spec__ = _frozen_importlib._find_spec(name, path, module)
    if spec is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    if hasattr(spec.loader, "exec_module"):
        _frozen_importlib._describe_module(module, spec)
        spec.loader.exec_module(module)
    return sys.modules[name]
