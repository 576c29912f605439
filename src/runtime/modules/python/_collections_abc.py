"""Abstract base classes of containers under the name of the module that CPython defines them in."""

from collections.abc import *
from collections.abc import __all__
