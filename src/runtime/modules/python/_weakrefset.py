"""WeakSet under the name of the module that CPython defines it in."""

from weakref import WeakSet

__all__ = ["WeakSet"]
