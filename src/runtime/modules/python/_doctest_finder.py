"""Finds the docstrings of a module or class, and where they stand."""

import inspect
import linecache
import re

from _doctest_examples import DocTestParser

__name__ = "doctest"

_opening = re.compile(r"(^|.*:)\s*\w*[\"']")


class DocTestFinder:
    """Finds docstrings with examples in an object and what is in it."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: %r" % (type(obj),))
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        if globs is None:
            globs = {} if module is None else module.__dict__
        globs = {"__name__": "__main__", **globs, **(extraglobs or {})}
        tests = []
        self._find(tests, obj, name, module, self._lines_of(obj, module), globs, set())
        tests.sort()
        return tests

    def _lines_of(self, obj, module):
        """The lines of the file that OBJ stands in; None if there is none."""
        try:
            file = inspect.getsourcefile(obj) or inspect.getfile(obj)
        except TypeError:
            return None
        return (linecache.getlines(file, module.__dict__) if module is not None else linecache.getlines(file)) or None

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print("Finding tests in %s" % name)
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        for inner, value in self._inside(obj, name, module):
            self._find(tests, value, inner, module, lines, globs, seen)

    def _inside(self, obj, name, module):
        """What is in OBJ and may have examples, with its name."""
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                if (_is_routine(value) or inspect.isclass(value)) and self._from_module(module, value):
                    yield "%s.%s" % (name, key), value
            for key, value in getattr(obj, "__test__", {}).items():
                if not isinstance(key, str):
                    raise ValueError("DocTestFinder.find: __test__ keys must be strings: %r" % (type(key),))
                if not (_is_routine(value) or inspect.isclass(value) or inspect.ismodule(value) or isinstance(value, str)):
                    raise ValueError("DocTestFinder.find: __test__ values must be strings, functions, methods, classes, or modules: %r" % (type(value),))
                yield "%s.__test__.%s" % (name, key), value
        elif inspect.isclass(obj):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (_is_routine(value) or inspect.isclass(value) or isinstance(value, property)) and self._from_module(module, value):
                    yield "%s.%s" % (name, key), value

    def _from_module(self, module, object):
        """Whether OBJECT is defined in MODULE."""
        if module is None:
            return True
        if inspect.getmodule(object) is not None:
            return module is inspect.getmodule(object)
        if inspect.isfunction(object):
            return module.__dict__ is object.__globals__
        if inspect.ismethoddescriptor(object):
            return module.__name__ == getattr(getattr(object, "__objclass__", object), "__module__", None)
        if hasattr(object, "__module__"):
            return module.__name__ == object.__module__
        if isinstance(object, property):
            return True
        raise ValueError("object must be a class or function")

    def _get_test(self, obj, name, module, globs, lines):
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        doc = "" if doc is None else str(doc)
        if self._exclude_empty and not doc:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, "__file__", None) or module.__name__
            if filename.endswith(".pyc"):
                filename = filename[:-1]
        return self._parser.get_doctest(doc, globs, name, filename, self._find_lineno(obj, lines))

    def _find_lineno(self, obj, source_lines):
        """The line that the docstring of OBJ starts on, counted from nought; None if that cannot be told."""
        start = _start_of(obj, source_lines)
        if start is None or source_lines is None:
            return None if start is None else start + 1
        for number in range(start, len(source_lines)):
            if _opening.match(source_lines[number]):
                return number
        return None


def _is_routine(object):
    try:
        object = inspect.unwrap(object)
    except ValueError:  # a circle of wrappers
        pass
    return inspect.isroutine(object)


def _start_of(obj, lines):
    """The line that the definition of OBJ starts on, counted from nought."""
    doc = getattr(obj, "__doc__", None)
    if inspect.ismodule(obj) and doc is not None:
        return 0
    if inspect.isclass(obj) and doc is not None:
        heading = re.compile(r"\s*class\s*%s\b" % re.escape(getattr(obj, "__name__", "-")))
        return next((number for number, line in enumerate(lines or ()) if heading.match(line)), None)
    if inspect.ismethod(obj):
        obj = obj.__func__
    if isinstance(obj, property):
        obj = obj.fget
    if inspect.isroutine(obj) and getattr(obj, "__doc__", None):
        obj = getattr(inspect.unwrap(obj), "__code__", None)
    if inspect.istraceback(obj):
        obj = obj.tb_frame
    if inspect.isframe(obj):
        obj = obj.f_code
    return obj.co_firstlineno - 1 if inspect.iscode(obj) else None
