"""What import does, for those who look at it or have a part in it: specs, finders, loaders.

Programs that do neither are served without this module, by the table of built-in modules and the files of their folder. It is imported
when somebody asks for the __spec__ of a module, or for sys.meta_path; from then on the finders listed there are asked.
"""

import _imp
import sys


class ModuleSpec:
    """How a module is found and made: NAME, who makes it, and where it comes from."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin, self.loader_state = name, loader, origin, loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    @property
    def parent(self):
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)

    @property
    def cached(self):
        if self._cached is None and self.origin is not None and self._set_fileattr:
            self._cached = _external()._cached_of(self.origin)
        return self._cached

    @cached.setter
    def cached(self, value):
        self._cached = value

    def __repr__(self):
        parts = ["name=%r" % self.name, "loader=%r" % self.loader]
        if self.origin is not None:
            parts.append("origin=%r" % self.origin)
        if self.submodule_search_locations is not None:
            parts.append("submodule_search_locations=%s" % self.submodule_search_locations)
        return "%s(%s)" % (self.__class__.__name__, ", ".join(parts))

    def __eq__(self, other):
        def all_of(spec):
            return (spec.name, spec.loader, spec.origin, spec.submodule_search_locations, spec.cached, spec.has_location)

        try:
            return all_of(self) == all_of(other)
        except AttributeError:
            return NotImplemented


def _external():
    import _frozen_importlib_external

    return _frozen_importlib_external


class BuiltinImporter:
    """Finds and makes the modules that need no file."""

    _ORIGIN = "built-in"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if not _imp.is_builtin(fullname):
            return None
        return ModuleSpec(fullname, cls, origin=cls._ORIGIN, is_package=hasattr(sys.modules.get(fullname), "__path__"))

    @staticmethod
    def create_module(spec):
        if not _imp.is_builtin(spec.name):
            raise ImportError("%r is not a built-in module" % spec.name, name=spec.name)
        return sys.modules.get(spec.name) or _imp.load(spec.name)

    @staticmethod
    def exec_module(module):
        pass

    @staticmethod
    def get_code(fullname):
        return None

    @staticmethod
    def get_source(fullname):
        return None

    @staticmethod
    def is_package(fullname):
        return False


class FrozenImporter:
    """There are no frozen modules beside the built-in ones."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    if origin is None:
        origin = getattr(loader, "_ORIGIN", None)
    if origin is None and hasattr(loader, "get_filename"):
        return _external().spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        try:
            is_package = loader.is_package(name) if hasattr(loader, "is_package") else False
        except ImportError:
            is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def _describe_module(module, spec):
    """Gives MODULE what import gives to a module before it runs."""
    module.__name__, module.__loader__, module.__package__, module.__spec__ = spec.name, spec.loader, spec.parent, spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        if spec.cached is not None:
            module.__cached__ = spec.cached


def module_from_spec(spec):
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = type(sys)(spec.name)
    _describe_module(module, spec)
    return module


def _load(spec):
    """A module of SPEC in sys.modules, which has run; the one that stands there in the end."""
    name = spec.name
    if spec.loader is BuiltinImporter or type(spec.loader) is _external().SourceFileLoader and not spec.loader._alone:
        return sys.modules.get(name) or _imp.load(name)
    if spec.loader is not None and not hasattr(spec.loader, "exec_module"):
        return spec.loader.load_module(name)
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        if spec.loader is None:
            if spec.submodule_search_locations is None:
                raise ImportError("missing loader", name=name)
        else:
            spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return sys.modules[name]


def _find_spec(name, path, target=None):
    for finder in list(sys.meta_path):
        spec = finder.find_spec(name, path, target) if hasattr(finder, "find_spec") else None
        if spec is not None:
            return spec
    return None


def _find_and_load(name):
    """The module NAME; None if no finder has it."""
    parent = name.rpartition(".")[0]
    spec = _find_spec(name, getattr(sys.modules[parent], "__path__", ()) if parent else None)
    return None if spec is None else _load(spec)


def _spec_of(module):
    """How MODULE was found, if import has made it."""
    told = vars(module)
    name, file, path = told.get("__name__"), told.get("__file__"), told.get("__path__")
    if name == "__main__" or sys.modules.get(name) is not module:
        return None
    if file is not None:
        return _external()._spec_of_file(name, file, path)
    if path is not None and not _imp.is_builtin(name):
        spec = ModuleSpec(name, _external().NamespaceLoader(name, path), is_package=True)
    elif _imp.is_builtin(name):
        spec = ModuleSpec(name, BuiltinImporter, origin=BuiltinImporter._ORIGIN, is_package=path is not None)
    else:
        return None
    if path is not None:
        spec.submodule_search_locations = path
    return spec


def _late(module, name):
    """What MODULE has of NAME only from now on."""
    told = vars(module)
    if name in ("__spec__", "__loader__"):
        spec = _spec_of(module)
        if spec is not None:
            told["__spec__"], told["__loader__"] = spec, spec.loader
        return told.get(name)
    if module is not sys:
        return None
    if name == "meta_path":
        sys.meta_path = [BuiltinImporter, FrozenImporter, _external().PathFinder]
    elif name == "path_hooks":
        sys.path_hooks = [_external().FileFinder]
    elif name == "stdlib_module_names":
        sys.stdlib_module_names = frozenset(_imp.stdlib_names())
    elif name == "builtin_module_names":
        sys.builtin_module_names = (
            "_abc", "_ast", "_codecs", "_collections", "_functools", "_imp", "_io", "_locale", "_operator", "_signal", "_sre", "_stat",
            "_string", "_symtable", "_thread", "_tokenize", "_tracemalloc", "_typing", "_warnings", "_weakref", "atexit", "builtins",
            "errno", "faulthandler", "gc", "itertools", "marshal", "posix", "pwd", "sys", "time")
    else:
        sys.path_importer_cache = {}
    return told[name]
