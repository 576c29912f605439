"""What finders and loaders have to have."""

import abc

from _frozen_importlib import BuiltinImporter, FrozenImporter
from _frozen_importlib_external import ExtensionFileLoader, FileFinder, PathFinder, SourceFileLoader, SourcelessFileLoader, _Loader
from _frozen_importlib_external import FileLoader as _FileLoader

__all__ = ["ExecutionLoader", "FileLoader", "InspectLoader", "Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "SourceLoader"]


class MetaPathFinder(metaclass=abc.ABCMeta):
    def invalidate_caches(self):
        pass


class PathEntryFinder(metaclass=abc.ABCMeta):
    def invalidate_caches(self):
        pass


class Loader(metaclass=abc.ABCMeta):
    def create_module(self, spec):
        return None

    def load_module(self, fullname):
        if not hasattr(self, "exec_module"):
            raise ImportError
        return _Loader.load_module(self, fullname)


class ResourceLoader(Loader):
    @abc.abstractmethod
    def get_data(self, path):
        raise OSError


class InspectLoader(Loader):
    def is_package(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        raise ImportError

    @staticmethod
    def source_to_code(data, path="<string>"):
        return compile(data, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)


class ExecutionLoader(InspectLoader):
    @abc.abstractmethod
    def get_filename(self, fullname):
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source, self.get_filename(fullname))


class FileLoader(_FileLoader, ResourceLoader, ExecutionLoader):
    pass


class SourceLoader(_Loader, ResourceLoader, ExecutionLoader):
    def path_stats(self, path):
        return {"mtime": 0}

    def set_data(self, path, data):
        pass


for _finder in (BuiltinImporter, FrozenImporter, PathFinder):
    MetaPathFinder.register(_finder)
PathEntryFinder.register(FileFinder)
InspectLoader.register(BuiltinImporter)
for _loader in (SourceFileLoader, SourcelessFileLoader, ExtensionFileLoader):
    FileLoader.register(_loader)
SourceLoader.register(SourceFileLoader)
