"""Files and modules that are run as programs."""

import os
import sys

__all__ = ["run_module", "run_path"]


def _run(path, name, init_globals, package=None):
    with open(path, encoding="utf-8") as file:
        code = compile(file.read(), path, "exec")
    space = dict(init_globals or {})
    space.update(__name__=name, __file__=path, __cached__=None, __doc__=None, __loader__=None, __package__=package, __spec__=None)
    exec(code, space)
    return dict(space)


def run_path(path_name, init_globals=None, run_name=None):
    path = os.fspath(path_name)
    name = "<run_path>" if run_name is None else run_name
    return _run(os.path.join(path, "__main__.py") if os.path.isdir(path) else path, name, init_globals, name.rpartition(".")[0])


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    parent, _, last = mod_name.rpartition(".")
    folders = list(sys.modules[parent].__path__) if parent and __import__(parent) else sys.path or [""]
    for folder in folders:
        for path in (os.path.join(folder, last + ".py"), os.path.join(folder, last, "__main__.py")):
            if os.path.isfile(path):
                return _run(path, run_name or mod_name, init_globals, parent)
    raise ImportError("No module named " + mod_name, name=mod_name)
