"""What is installed: nothing."""

__path__ = []

import collections

__all__ = ["Distribution", "DistributionFinder", "PackageMetadata", "PackageNotFoundError", "distribution", "distributions", "entry_points",
           "files", "metadata", "packages_distributions", "requires", "version"]


class PackageNotFoundError(ModuleNotFoundError):
    """There is no package of this name."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


class EntryPoint(collections.namedtuple("EntryPoint", "name value group")):
    """A function that a package offers to others by NAME."""

    def load(self):
        import importlib

        module, _, attributes = self.value.partition(":")
        found = importlib.import_module(module)
        for attribute in filter(None, attributes.split(".")):
            found = getattr(found, attribute)
        return found


class EntryPoints(tuple):
    __slots__ = ()

    def select(self, **parameters):
        return EntryPoints(e for e in self if all(getattr(e, name) == value for name, value in parameters.items()))

    @property
    def names(self):
        return {entry.name for entry in self}

    @property
    def groups(self):
        return {entry.group for entry in self}

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, tuple(self))


class PackageMetadata:
    pass


class Distribution:
    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, **kwargs):
        return iter(())


class DistributionFinder:
    pass


def distribution(distribution_name):
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    return Distribution.from_name(distribution_name)


def version(distribution_name):
    return Distribution.from_name(distribution_name)


def files(distribution_name):
    return Distribution.from_name(distribution_name)


def requires(distribution_name):
    return Distribution.from_name(distribution_name)


def entry_points(**params):
    return EntryPoints()


def packages_distributions():
    return {}
