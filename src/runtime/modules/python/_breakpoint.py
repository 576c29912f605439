"""What breakpoint() calls if the variable PYTHONBREAKPOINT of the environment says that it is not to stop the program."""

import sys


def call_chosen(*args, **kwargs):
    chosen = sys.modules["os"].environ.get("PYTHONBREAKPOINT")
    if not chosen or chosen in ("0", "pdb.set_trace"):
        return None
    module, dot, name = chosen.rpartition(".")
    try:
        hook = getattr(__import__(module if dot else "builtins", fromlist=[name]), name)
    except (ImportError, AttributeError, ValueError):  # nothing before the dot
        import warnings
        warnings.warn('Ignoring unimportable $PYTHONBREAKPOINT: "%s"' % chosen, RuntimeWarning, 2)
        return None
    return hook(*args, **kwargs)
