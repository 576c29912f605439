# What there is to take from argparse.
import argparse
import types
print([name for name in dir(argparse) if name[0] != "_" and name != "ngettext" and not isinstance(getattr(argparse, name), types.ModuleType)])
