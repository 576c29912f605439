"""What becomes of a warning: the filters, and how it is shown."""
import sys
import _warnings
from _operator import index as _index

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter",
           "resetwarnings", "catch_warnings"]

defaultaction = "default"
onceregistry = {}
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
_filters_version = 1
_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


class WarningMessage:
    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" %
                (self.message, self._category_name, self.filename, self.lineno, self.line))


def _format(msg):
    text = f"{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n"
    line = msg.line
    if line is None:
        line = _warnings.source_line(msg.filename, msg.lineno)
    line = line.strip()
    if line:
        text += "  %s\n" % line
    if msg.source is not None:
        text += f"{msg.category.__name__}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def formatwarning(message, category, filename, lineno, line=None):
    """The lines that are shown for a warning."""
    return _format(WarningMessage(message, category, filename, lineno, None, line))


_formatwarning_orig = formatwarning


def _show(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    if formatwarning is not _formatwarning_orig:
        text = formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    else:
        text = _format(msg)
    try:
        file.write(text)
    except OSError:
        pass


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, by default to sys.stderr."""
    _show(WarningMessage(message, category, filename, lineno, file, line))


_showwarning_orig = showwarning
_record = None


def _display(msg):
    if showwarning is not _showwarning_orig:
        if not callable(showwarning):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    elif _record is not None:
        _record(msg)
    else:
        _show(msg)


def _compiled(pattern, flags=0):
    import re
    return re.compile(pattern, flags)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Put a filter by message, category, module and line before the others."""
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError("invalid action: %r" % (action,))
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    if message:
        import re
        message = re.compile(message, re.I)
    else:
        message = None
    module = _compiled(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Put a filter by category and line alone before the others."""
    if action not in _ACTIONS:
        raise AssertionError("invalid action: %r" % (action,))
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        try:
            filters.remove(item)
        except ValueError:
            pass
        filters.insert(0, item)
    _filters_mutated()



_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warn that NAME will be gone in the version REMOVE, a tuple."""
    version = "%d.%d" % remove
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != "alpha"):
        raise RuntimeError("%r was slated for removal after Python %s alpha" % (name, version))
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)

def resetwarnings():
    """Forget all filters."""
    filters[:] = []
    _filters_mutated()


def _filters_mutated():
    global _filters_version
    _filters_version += 1


def _matches(pattern, text):
    return pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text))


def _action(text, category, module, lineno):
    for action, message, kind, where, line in filters:
        if (_matches(message, text) and issubclass(category, kind) and _matches(where, module)
                and (line == 0 or line == lineno)):
            return action
    return defaultaction


def _already(registry, key, version_matters=True):
    if registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    elif registry.get(key):
        return True
    registry[key] = True
    return False


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    lineno = int(lineno)
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry is not None:
        if registry.get("version", 0) != _filters_version:
            registry.clear()
            registry["version"] = _filters_version
        elif registry.get(key):
            return
    action = _action(text, category, module, lineno)
    if action == "error":
        raise message
    if action == "ignore":
        return
    if action == "once":
        if _already(onceregistry, (text, category)):
            return
    elif action == "module":
        if registry is not None:
            registry[key] = True
            if _already(registry, (text, category, 0)):
                return
    elif action == "default":
        if registry is not None:
            registry[key] = True
    elif action != "always":
        raise RuntimeError("Unrecognized action (%r) in warnings.filters:\n %s" % (action, filters))
    _display(WarningMessage(message, category, filename, lineno, None, None, source))


def _warn_from(frame, message, category, source):
    if frame is None:
        warn_explicit(message, category, "sys", 1, "sys", sys.__dict__.setdefault("__warningregistry__", {}), None, source)
        return
    globals = frame.f_globals
    registry = globals.setdefault("__warningregistry__", {})
    module = globals.get("__name__", "<string>")
    warn_explicit(message, category, frame.f_code.co_filename, frame.f_lineno, module, registry, globals, source)


def _outer(frame, level):
    while level > 0 and frame is not None:
        frame = frame.f_back
        level -= 1
    return frame


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warn: the filters decide whether it is shown, ignored or raised."""
    stacklevel = _index(stacklevel)
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '{:s}'".format(type(category).__name__))
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("warn() argument 'skip_file_prefixes' must be tuple, not " + type(skip_file_prefixes).__name__)
    for prefix in skip_file_prefixes:
        if not isinstance(prefix, str):
            raise TypeError("Found non-str '%s' in skip_file_prefixes." % type(prefix).__name__)
    frame = sys._getframe(1)
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    frame = _outer(frame, stacklevel - 1)
    while frame is not None and skip_file_prefixes and frame.f_code.co_filename.startswith(skip_file_prefixes):
        frame = frame.f_back
    _warn_from(frame, message, category, source)


def _running():
    try:
        return sys._getframe(2)
    except ValueError:
        return None


def _warn_native(message, category, level):
    _warn_from(_outer(_running(), level - 1), message, category, None)


def _warn_unawaited_coroutine(coro):
    _warn_from(_running(), f"coroutine '{coro.__qualname__}' was never awaited", RuntimeWarning,
               None if sys.is_finalizing() else coro)


class catch_warnings:
    """Gives the filters back as they were when its block ends."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._keep = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._keep:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append("module=%r" % self._module)
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._record
        module.filters = module.filters[:]
        module._filters_mutated()
        log = None
        if self._keep:
            log = []
            module._record = log.append
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        self._module.filters, self._module.showwarning, self._module._record = self._saved
        self._module._filters_mutated()

_built_in_module = "_warnings"
_built_in = (_filters_mutated, warn, warn_explicit)
_stands_for_native = (_warn_from, warn, warn_explicit)
