"""Modules that are files: who finds and who loads them. Nothing outside the folder of the program is found."""

import _imp
import sys

from _frozen_importlib import ModuleSpec, module_from_spec, spec_from_loader

SOURCE_SUFFIXES, BYTECODE_SUFFIXES, EXTENSION_SUFFIXES = [".py"], [".pyc"], []
MAGIC_NUMBER = b"\xcb\r\r\n"
_TAG = "cpython-312"


def _split(path):
    head, slash, tail = path.rpartition("/")
    return head, tail


def cache_from_source(path, debug_override=None, *, optimization=None):
    head, tail = _split(path if isinstance(path, str) else path.__fspath__())
    base = tail.rpartition(".")[0] or tail
    level = "" if optimization is None else str(optimization)
    if level and not level.isalnum():
        raise ValueError(f"{optimization!r} is not alphanumeric")
    name = "%s.%s%s.pyc" % (base, _TAG, ".opt-" + level if level else "")
    return "/".join([head, "__pycache__", name] if head else ["__pycache__", name])


def source_from_cache(path):
    path = path if isinstance(path, str) else path.__fspath__()
    head, tail = _split(path)
    head, folder = _split(head)
    if folder != "__pycache__":
        raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    dots = tail.count(".")
    if dots not in (2, 3):
        raise ValueError(f"expected only 2 or 3 dots in {tail!r}")
    name = tail.partition(".")[0] + ".py"
    return head + "/" + name if head else name


def _cached_of(path):
    return cache_from_source(path) if path.endswith(".py") else None


def decode_source(source_bytes):
    """The text of a source file, with line ends of one kind."""
    import tokenize

    lines = iter(bytes(source_bytes).splitlines(keepends=True))
    encoding = tokenize.detect_encoding(lambda: next(lines, b""))[0]
    return bytes(source_bytes).decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


class _Loader:
    """What all loaders of files have in common."""

    _alone = True  # False: import finds the same file by itself

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)

    def load_module(self, fullname=None):
        name = self.name if fullname is None else fullname
        module = sys.modules.get(name)
        if module is None:
            module = module_from_spec(spec_from_loader(name, self))
            sys.modules[name] = module
        self.exec_module(module)
        return sys.modules[name]

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, "exec", dont_inherit=True, optimize=_optimize)

    def get_source(self, fullname):
        path = self.get_filename(fullname)
        try:
            return decode_source(self.get_data(path))
        except OSError as e:
            raise ImportError("source not available through get_data()", name=fullname) from e

    def is_package(self, fullname):
        name = _split(self.get_filename(fullname))[1]
        return name.rpartition(".")[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"


class FileLoader(_Loader):
    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and (self.name, self.path) == (other.name, other.path)

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def _check(self, fullname):
        if fullname is not None and fullname != self.name:
            raise ImportError("loader for %s cannot handle %s" % (self.name, fullname), name=fullname)

    def get_filename(self, fullname=None):
        self._check(fullname)
        return self.path

    def get_data(self, path):
        found = _imp.read(path)
        if found is None:
            raise FileNotFoundError(2, "No such file or directory", path)
        return found


class SourceFileLoader(FileLoader):
    """Runs the text of a file."""

    def exec_module(self, module):
        if type(self).get_code is _Loader.get_code and type(self).get_data is FileLoader.get_data:
            _imp.run(module, self.path)
        else:
            exec(self.get_code(module.__name__), module.__dict__)

    def path_stats(self, path):
        return {"mtime": 0, "size": len(self.get_data(path))}

    def set_data(self, path, data, *, _mode=0o666):
        pass


class SourcelessFileLoader(FileLoader):
    def get_code(self, fullname):
        raise ImportError("compiled files cannot be read", name=fullname, path=self.path)

    def get_source(self, fullname):
        return None


class ExtensionFileLoader(FileLoader):
    def create_module(self, spec):
        raise ImportError("extension modules cannot be loaded", name=spec.name, path=self.path)

    def get_code(self, fullname):
        return None

    def get_source(self, fullname):
        return None


class NamespaceLoader(_Loader):
    """Of a package that is a folder without __init__.py: there is nothing to run."""

    def __init__(self, name, path, path_finder=None):
        self._name, self._path = name, path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ""

    def get_code(self, fullname):
        return compile("", "<string>", "exec", dont_inherit=True)

    def exec_module(self, module):
        pass


_UNSET = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_UNSET):
    if location is None:
        location = "<unknown>"
        if hasattr(loader, "get_filename"):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = location if isinstance(location, str) else location.__fspath__()
        if not location.startswith("/"):
            import os

            location = os.getcwd() + "/" + location.removeprefix("./")
    if loader is None:
        if not location.endswith(tuple(SOURCE_SUFFIXES)):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if submodule_search_locations is _UNSET:
        try:
            spec.submodule_search_locations = [] if hasattr(loader, "is_package") and loader.is_package(name) else None
        except ImportError:
            pass
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(_split(location)[0])
    return spec


def _spec_of_file(name, file, path):
    spec = ModuleSpec(name, SourceFileLoader(name, file), origin=file)
    spec._set_fileattr = True
    spec.submodule_search_locations = path
    return spec


class PathFinder:
    """Finds the files of modules in the folders that sys.path and the __path__ of packages list."""

    @staticmethod
    def invalidate_caches():
        pass

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        found = _imp.find_file(fullname, sys.path if path is None else list(path))
        if found is None:
            return None
        spec = _spec_of_file(fullname, found[0], [_split(found[0])[0]] if found[1] else None)
        spec.loader._alone = False
        return spec


class FileFinder:
    """Finds the files of modules in one folder."""

    def __init__(self, path, *loader_details):
        self.path = path or "."

    def invalidate_caches(self):
        pass

    def find_spec(self, fullname, target=None):
        return PathFinder.find_spec(fullname, [self.path])

    @classmethod
    def path_hook(cls, *loader_details):
        def path_hook_for_FileFinder(path):
            return cls(path, *loader_details)

        return path_hook_for_FileFinder

    def __repr__(self):
        return "FileFinder(%r)" % (self.path,)
