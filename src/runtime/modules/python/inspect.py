"""Looking at live objects."""

import enum
import sys
import types
from collections import namedtuple

__all__ = ["AGEN_CLOSED", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "ArgInfo", "Attribute", "BoundArguments", "BufferFlags",
           "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CO_ASYNC_GENERATOR", "CO_COROUTINE",
           "CO_GENERATOR", "CO_ITERABLE_COROUTINE", "CO_NESTED", "CO_NEWLOCALS", "CO_OPTIMIZED", "CO_VARARGS",
           "CO_VARKEYWORDS", "ClosureVars", "FrameInfo", "FullArgSpec", "GEN_CLOSED", "GEN_CREATED", "GEN_RUNNING",
           "GEN_SUSPENDED", "Parameter", "Signature", "TPFLAGS_IS_ABSTRACT", "Traceback", "classify_class_attrs",
           "cleandoc", "currentframe", "findsource", "formatannotation", "formatargvalues", "get_annotations",
           "getabsfile", "getargvalues", "getasyncgenlocals", "getasyncgenstate", "getattr_static", "getblock",
           "getcallargs", "getclasstree", "getclosurevars", "getcomments", "getcoroutinelocals", "getcoroutinestate",
           "getdoc", "getfile", "getframeinfo", "getfullargspec", "getgeneratorlocals", "getgeneratorstate",
           "getinnerframes", "getmembers", "getmembers_static", "getmodule", "getmodulename", "getmro",
           "getouterframes", "getsource", "getsourcefile", "getsourcelines", "isabstract", "isasyncgen",
           "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode", "iscoroutine", "iscoroutinefunction",
           "isdatadescriptor", "isframe", "isfunction", "isgenerator", "isgeneratorfunction", "isgetsetdescriptor",
           "ismemberdescriptor", "ismethod", "ismethoddescriptor", "ismethodwrapper", "ismodule", "isroutine",
           "istraceback", "markcoroutinefunction", "signature", "stack", "trace", "unwrap"]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, \
    CO_ASYNC_GENERATOR = 1, 2, 4, 8, 16, 32, 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20


# --- kinds of objects ---

def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethoddescriptor(object):
    binds, is_data = (hasattr(type(object), name) for name in ("__get__", "__set__"))
    return binds and not is_data and not (isclass(object) or ismethod(object) or isfunction(object))


def isdatadescriptor(object):
    sets = any(hasattr(type(object), name) for name in ("__set__", "__delete__"))
    return sets and not (isclass(object) or ismethod(object) or isfunction(object))


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def _bare(f):
    """The function within methods and partials."""
    while ismethod(f) or type(f).__name__ == "partial":
        f = f.__func__ if ismethod(f) else f.func
    return f


def _has_flag(f, flag):
    f = _bare(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


_marks_coroutine = object()


def markcoroutinefunction(func):
    """Has iscoroutinefunction() say yes to FUNC."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_mark = _marks_coroutine
    return func


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or getattr(_bare(obj), "_is_coroutine_mark", None) is _marks_coroutine


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return type(object).__name__ == "coroutine"


def isasyncgen(object):
    return type(object).__name__ == "async_generator"


def isawaitable(object):
    return isinstance(object, types.CoroutineType) or isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE) or \
        hasattr(type(object), "__await__")


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object) or ismethodwrapper(object)


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def getmembers(object, predicate=None):
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            for key, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute) and key not in names:
                    names.append(key)
    results = []
    for key in names:
        try:
            value = getattr(object, key)
        except AttributeError:
            for base in getmro(object) if isclass(object) else ():
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            results.append((key, value))
    results.sort(key=lambda pair: pair[0])
    return results


Attribute = namedtuple("Attribute", "name kind defining_class object")


def getmembers_static(object, predicate=None):
    """getmembers() that runs no descriptors."""
    names = dir(object)
    if isclass(object):
        names += [name for base in object.__bases__ for name, value in base.__dict__.items()
                  if isinstance(value, types.DynamicClassAttribute) and name not in names]
    found = []
    for name in sorted(set(names)):
        value = getattr_static(object, name, _missing)
        if value is not _missing and (predicate is None or predicate(value)):
            found.append((name, value))
    return found


def classify_class_attrs(cls):
    result = []
    for name in dir(cls):
        getattr(cls, name, None)  # gives a class without annotations of its own, as CPython does, an empty dict of them
        home = next((base for base in getmro(cls) if name in base.__dict__), None)
        if home is None:
            continue
        obj = home.__dict__[name]
        if isinstance(obj, (staticmethod, types.BuiltinFunctionType)):
            kind = "static method"
        elif isinstance(obj, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(obj, property):
            kind = "property"
        elif isroutine(obj):
            kind = "method"
        else:
            kind = "data"
        result.append(Attribute(name, kind, home, obj))
    return result


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    seen = {id(func)}
    first = func
    while hasattr(func, "__wrapped__") and (stop is None or not stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping {!r}".format(first))
        seen.add(id(func))
        if len(seen) > sys.getrecursionlimit():
            raise ValueError("wrapper loop when unwrapping {!r}".format(first))
    return func


_missing = object()


def _dict_of(obj):
    """What is in the __dict__ of OBJ, whatever its class says of that name."""
    try:
        own = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return {}
    return own if issubclass(type(own), dict) else {}


def _in_classes(classes, attr):
    for base in classes:
        space = type.__dict__["__dict__"].__get__(base)
        if attr in space:
            return space[attr]
    return _missing


def _is_data_descriptor(classes):
    return _in_classes(classes, "__get__") is not _missing and \
        any(_in_classes(classes, name) is not _missing for name in ("__set__", "__delete__"))


def getattr_static(obj, attr, default=_missing):
    """The attribute without running descriptors or __getattr__."""
    order = type.__dict__["__mro__"].__get__
    if issubclass(type(obj), type):  # not isinstance(), which would ask OBJ what class it says it has
        found = _in_classes(order(obj), attr)
        if found is _missing:
            found = _in_classes(order(type(obj)), attr)
    else:
        classes = order(type(obj))
        own = _in_classes(classes, "__dict__")
        shown = own is _missing or type(own) is types.GetSetDescriptorType
        found = dict.get(_dict_of(obj), attr, _missing) if shown else _missing
        in_class = _in_classes(classes, attr)
        if found is _missing or in_class is not _missing and _is_data_descriptor(order(type(in_class))):
            found = in_class
    if found is not _missing:
        return found
    if default is not _missing:
        return default
    raise AttributeError(attr)


# --- documentation and source ---

def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")), default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _own_doc(object):
    """The __doc__ of OBJECT that is not merely its type's."""
    doc = getattr(object, "__doc__", None)
    return None if object is not type and isinstance(doc, str) and doc == type(object).__doc__ else doc


def _class_around(function):
    """The class that the qualified name of FUNCTION stands in; None if it cannot be had by names."""
    found = sys.modules.get(function.__module__)
    for name in function.__qualname__.split(".")[:-1]:
        found = getattr(found, name, None)
    return found if isclass(found) else None


def _home_of(object):
    """(class, name) by which OBJECT is an attribute; (None, None) if it is none."""
    if ismethod(object):
        owner, name = object.__self__, object.__func__.__name__
        same = isclass(owner) and getattr(getattr(owner, name, None), "__func__", None) is object.__func__
        return owner if same else type(owner), name
    if isfunction(object):
        home = _class_around(object)
        return (home, object.__name__) if home is not None and getattr(home, object.__name__, None) is object else (None, None)
    if isbuiltin(object):
        owner = object.__self__
        same = isclass(owner) and owner.__qualname__ + "." + object.__name__ == object.__qualname__
        return owner if same else type(owner), object.__name__
    if isinstance(object, property):
        home = _class_around(object.fget) if isfunction(object.fget) else None
        name = object.fget.__name__ if home is not None else None
        return (home, name) if home is not None and getattr(home, name, None) is object else (None, None)
    if ismethoddescriptor(object) or isdatadescriptor(object):
        home = getattr(object, "__objclass__", None)
        name = getattr(object, "__name__", None)
        return (home, name) if home is not None and getattr(home, name, None) is object else (None, None)
    return None, None


def _inherited_doc(object):
    if ismemberdescriptor(object):
        slots = getattr(object.__objclass__, "__slots__", None)
        if isinstance(slots, dict) and object.__name__ in slots:
            return slots[object.__name__]
    if isclass(object):
        return next((doc for base in object.__mro__ if base is not __builtins_object and (doc := _own_doc(base)) is not None), None)
    home, name = _home_of(object)
    for base in () if home is None else home.__mro__:
        doc = _own_doc(getattr(base, name, None))
        if doc is not None:
            return doc
    return None


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


__builtins_object = type.__base__


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    name = getattr(object, "__module__", None)
    if name is None and isframe(object):
        name = object.f_globals.get("__name__")
    return sys.modules.get(name)


def _code_and_first_line(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = unwrap(object).__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        return object.f_code.co_filename, object.f_code.co_firstlineno
    if iscode(object):
        return object.co_filename, object.co_firstlineno
    if isclass(object):
        module = sys.modules.get(object.__module__)
        file = getattr(module, "__file__", None)
        if file is None:
            if object.__module__ == "builtins":
                raise TypeError("%r is a built-in class" % (object,))
            raise OSError("source code not available")
        return file, None
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__, 1
        raise TypeError("{!r} is a built-in module".format(object))
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(
        type(object).__name__))


def getabsfile(object, _filename=None):
    import os
    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def getfile(object):
    return _code_and_first_line(object)[0]


def getsourcefile(object):
    return getfile(object)


def _all_lines(file):
    import linecache
    lines = linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    return lines


def findsource(object):
    file, first = _code_and_first_line(object)
    lines = _all_lines(file)
    if first is None:
        return lines, _line_of_class(lines, object)
    if first > len(lines):
        raise OSError("lineno is out of bounds")
    return lines, 0 if ismodule(object) else first - 1


def _line_of_class(lines, cls):
    """Where the first class of CLS's qualified name begins, with its decorators."""
    import ast

    def search(node, names):
        for child in ast.iter_child_nodes(node):
            inner = names
            if isinstance(child, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                inner = names + [child.name]
                if isinstance(child, ast.ClassDef) and ".".join(inner) == cls.__qualname__:
                    return child.decorator_list[0].lineno - 1 if child.decorator_list else child.lineno - 1
                if not isinstance(child, ast.ClassDef):
                    inner = inner + ["<locals>"]
            found = search(child, inner)
            if found is not None:
                return found
        return None

    found = search(ast.parse("".join(lines)), [])
    if found is None:
        raise OSError("could not find class definition")
    return found


def getblock(lines):
    """The lines of the block that starts with the first."""
    depth, quote, in_header, end, body = 0, None, True, 1, None
    indent = len(lines[0]) - len(lines[0].lstrip())
    is_lambda = not lines[0].lstrip().startswith(("def ", "class ", "@", "async "))
    for i, line in enumerate(lines):
        text = line.strip()
        column = len(line) - len(line.lstrip())
        if i > 0 and depth == 0 and quote is None and text and not in_header:
            if text[0] == "#":
                # A comment ends no block; as deep as the block's body it belongs to it.
                if body is not None and column >= body:
                    end = i + 1
                continue
            if column <= indent:
                break
            if body is None:
                body = column
        j = 0
        while j < len(line):
            c = line[j]
            if quote is not None:
                if c == "\\":
                    j += 1
                elif line.startswith(quote, j):
                    j += len(quote) - 1
                    quote = None
            elif c == "#":
                break
            elif c in "'\"":
                quote = c * 3 if line.startswith(c * 3, j) else c
                j += len(quote) - 1
            elif c in "([{":
                depth += 1
            elif c in ")]}":
                depth -= 1
            j += 1
        if quote is not None and len(quote) == 1:
            quote = None
        if text and not text.startswith("#") or quote is not None:
            end = i + 1
        if in_header and depth == 0 and quote is None and text and not text.startswith("@"):
            if text.endswith("\\"):
                continue
            in_header = False
            if is_lambda:
                break
            if not _ends_in_colon(text):
                break
    return lines[:end]


def _ends_in_colon(text):
    return text.partition("#")[0].rstrip().endswith(":")


def getsourcelines(object):
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0].startswith("#!") else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        number = start
        while number < len(lines) and lines[number].startswith("#"):
            number += 1
        return "".join(line.expandtabs() for line in lines[start:number]) or None
    start = number
    while start > 0 and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return "".join(line.lstrip() for line in lines[start:number]) or None


# --- frames ---

def currentframe():
    return sys._getframe(1)


class Traceback(namedtuple("Traceback", "filename lineno function code_context index")):
    """Where an entry of a traceback is, and the source around it; the columns stand beside the tuple."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return super().__repr__()[:-1] + f", positions={self.positions!r})"


class FrameInfo(namedtuple("FrameInfo", "frame filename lineno function code_context index")):
    """A frame, and where it is."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    def __repr__(self):
        return super().__repr__()[:-1] + f", positions={self.positions!r})"


def _positions(frame, last_instruction):
    import dis
    from itertools import islice
    return next((dis.Positions(*place) for place in islice(frame.f_code.co_positions(), last_instruction // 2, None)),
                dis.Positions(None, None, None, None))


ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")


def getargvalues(frame):
    """The parameters of the function that runs in FRAME, and all its variables."""
    code = frame.f_code
    names = list(code.co_varnames)
    count = code.co_argcount + code.co_kwonlyargcount
    args, rest = names[:count], names[count:]
    varargs = rest.pop(0) if code.co_flags & CO_VARARGS else None
    return ArgInfo(args, varargs, rest[0] if code.co_flags & CO_VARKEYWORDS else None, frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    words = [formatarg(name) + formatvalue(locals[name]) for name in args]
    words += [form(name) + formatvalue(locals[name]) for form, name in ((formatvarargs, varargs), (formatvarkw, varkw)) if name]
    return "(" + ", ".join(words) + ")"


def getframeinfo(frame, context=1):
    if istraceback(frame):
        lineno, positions, frame = frame.tb_lineno, _positions(frame.tb_frame, frame.tb_lasti), frame.tb_frame
    else:
        lineno, _, lasti = frame.f_lineno, frame.f_code, frame.f_lasti
        if not isframe(frame):
            raise TypeError("{!r} is not a frame or traceback object".format(frame))
        positions = _positions(frame, lasti)
    file = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        try:
            every = _all_lines(file)
            start = max(0, min(start, len(every) - context))
            lines, index = every[start:start + context], lineno - 1 - start
        except OSError:
            pass
    return Traceback(file, lineno, frame.f_code.co_name, lines, index, positions=positions)


def _info(frame, place):
    return FrameInfo(frame, *place, positions=place.positions)


def getouterframes(frame, context=1):
    result = []
    while frame:
        result.append(_info(frame, getframeinfo(frame, context)))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    result = []
    while tb:
        result.append(_info(tb.tb_frame, getframeinfo(tb, context)))
        tb = tb.tb_next
    return result


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


def _how_far(suspendable, prefix, states):
    """Which of the four STATES (created, running, suspended, closed) holds for what a generator function or its kin made."""
    created, running, suspended, closed = states
    if getattr(suspendable, prefix + "running"):
        return running
    if getattr(suspendable, prefix + "suspended"):
        return suspended
    return closed if getattr(suspendable, prefix + "frame") is None else created


def _suspended_locals(suspendable, prefix):
    frame = getattr(suspendable, prefix + "frame", None)
    return frame.f_locals if frame is not None else {}


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getgeneratorstate(generator):
    """How far a generator has come, as one of the GEN_ names."""
    return _how_far(generator, "gi_", (GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED))


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    return _suspended_locals(generator, "gi_")


CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def getcoroutinestate(coroutine):
    """How far a coroutine has come, as one of the CORO_ names."""
    return _how_far(coroutine, "cr_", (CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED))


def getcoroutinelocals(coroutine):
    return _suspended_locals(coroutine, "cr_")


def getasyncgenstate(agen):
    """How far an asynchronous generator has come, as one of the AGEN_ names."""
    return _how_far(agen, "ag_", (AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED))


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return _suspended_locals(agen, "ag_")


ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    nonlocals = {var: cell.cell_contents for var, cell in zip(code.co_freevars, func.__closure__ or ())}
    import builtins
    known = func.__globals__.get("__builtins__", builtins)
    known = vars(known) if ismodule(known) else known
    global_vars, builtin_vars, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in func.__globals__:
            global_vars[name] = func.__globals__[name]
        elif name in known:
            builtin_vars[name] = known[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_vars, builtin_vars, unbound)


def getclasstree(classes, unique=False):
    children, roots = {}, []
    for c in classes:
        if c.__bases__:
            for parent in c.__bases__:
                if c not in children.setdefault(parent, []):
                    children[parent].append(c)
                if unique and parent in classes:
                    break
        elif c not in roots:
            roots.append(c)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return _walk_tree(roots, children, None)


def _walk_tree(classes, children, parent):
    results = []
    classes.sort(key=lambda c: (c.__module__, c.__name__))
    for c in classes:
        results.append((c, c.__bases__))
        if c in children:
            results.append(_walk_tree(children[c], children, c))
    return results


from _inspect_signature import (BoundArguments, FullArgSpec, Parameter, Signature, formatannotation, get_annotations, getcallargs,
                                getfullargspec, signature, _ParameterKind, _empty, _void)


class BufferFlags(enum.IntFlag):
    """What is asked of a buffer."""
    SIMPLE = 0x0
    WRITABLE = 0x1
    FORMAT = 0x4
    ND = 0x8
    STRIDES = 0x10 | ND
    C_CONTIGUOUS = 0x20 | STRIDES
    F_CONTIGUOUS = 0x40 | STRIDES
    ANY_CONTIGUOUS = 0x80 | STRIDES
    INDIRECT = 0x100 | STRIDES
    CONTIG = ND | WRITABLE
    CONTIG_RO = ND
    STRIDED = STRIDES | WRITABLE
    STRIDED_RO = STRIDES
    RECORDS = STRIDES | WRITABLE | FORMAT
    RECORDS_RO = STRIDES | FORMAT
    FULL = INDIRECT | WRITABLE | FORMAT
    FULL_RO = INDIRECT | FORMAT
    READ = 0x100
    WRITE = 0x200
