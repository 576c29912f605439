"""Lines of the files that run."""

from _warnings import source_line

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]
cache = {}


def getline(filename, lineno, module_globals=None):
    if filename in cache:
        lines = cache[filename][2]
        return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""
    line = source_line(filename, lineno)
    return line + "\n" if line and not line.endswith("\n") else line


def getlines(filename, module_globals=None):
    if filename in cache:
        return cache[filename][2]
    lines, number = [], 1
    while line := getline(filename, number):
        lines.append(line)
        number += 1
    return lines


def clearcache():
    cache.clear()


def checkcache(filename=None):
    pass


def lazycache(filename, module_globals):
    return False


def updatecache(filename, module_globals=None):
    return getlines(filename)
