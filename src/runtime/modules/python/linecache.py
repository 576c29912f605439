"""Lines of the files that run, and of those on disk."""

from _traceback import line as _line

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]
# By name: the size, the time of the last change (None if the lines are not to be read again), the lines, and the full path; or, alone in a
# tuple, a function that gives the text when it is first wanted. The lines of what runs are kept by the runtime and are not in here.
cache = {}


def getline(filename, lineno, module_globals=None):
    if filename not in cache and (line := _line(filename, lineno)) is not None:
        return line + "\n"
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    if len(cache.get(filename, ())) > 1:
        return cache[filename][2]
    if filename not in cache and (lines := _running(filename)):
        return lines
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def _running(filename):
    """The lines of a file that the runtime compiled; none if it knows no such file."""
    lines, number = [], 1
    while (line := _line(filename, number)) is not None:
        lines.append(line + "\n")
        number += 1
    return lines


def clearcache():
    cache.clear()


def checkcache(filename=None):
    """Forgets the lines of files that have changed since they were read."""
    import os
    for name in list(cache) if filename is None else [filename] if filename in cache else []:
        entry = cache[name]
        if len(entry) == 1 or entry[1] is None:
            continue
        try:
            now = os.stat(entry[3])
        except (OSError, ValueError):
            del cache[name]
        else:
            if (now.st_size, now.st_mtime) != entry[:2]:
                del cache[name]


def lazycache(filename, module_globals):
    """Keeps how the loader of a module gives its text, for when lines of it are wanted; tells whether it could."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return False
    if module_globals and "__name__" in module_globals:
        spec = module_globals.get("__spec__")
        name = getattr(spec, "name", module_globals["__name__"])
        loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
        give = getattr(loader, "get_source", None)
        if name and give:
            cache[filename] = (lambda: give(name),)
            return True
    return False


def updatecache(filename, module_globals=None):
    """Reads a file anew; its lines, none if it cannot be read."""
    import os
    if len(cache.get(filename, ())) != 1:
        cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    path = filename
    try:
        now = os.stat(path)
    except (OSError, ValueError):
        if lazycache(filename, module_globals):
            return _loaded(filename)
        path, now = _beside_modules(filename)
        if now is None:
            return []
    lines = _read(path)
    if lines is None:
        return []
    cache[filename] = now.st_size, now.st_mtime, lines, path
    return lines


def _loaded(filename):
    """The lines that the loader kept for FILENAME gives."""
    try:
        text = cache[filename][0]()
    except (ImportError, OSError):
        text = None
    if text is None:
        return []
    cache[filename] = len(text), None, [line + "\n" for line in text.splitlines()], filename
    return cache[filename][2]


def _beside_modules(filename):
    """The path and the state of a file that is sought where modules are; (None, None) if it is not there."""
    import os
    import sys
    if not os.path.isabs(filename):
        for folder in sys.path:
            try:
                path = os.path.join(folder, filename)
                return path, os.stat(path)
            except (TypeError, AttributeError, OSError, ValueError):
                pass
    return None, None


def _read(path):
    import tokenize
    try:
        with tokenize.open(path) as file:
            lines = file.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError):
        return None
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines
