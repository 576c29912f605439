"""Looking at live objects."""

import sys
import types
from _traceback import line as _line
from collections import namedtuple
from enum import IntEnum as _IntEnum
from keyword import iskeyword

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
    return iscoroutine(object) or hasattr(type(object), "__await__")


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
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


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
    return own if isinstance(own, dict) else {}


def _in_classes(classes, attr):
    for base in classes:
        space = type.__dict__["__dict__"].__get__(base)
        if attr in space:
            return space[attr]
    return _missing


def getattr_static(obj, attr, default=_missing):
    """The attribute without running descriptors or __getattr__."""
    order = type.__dict__["__mro__"].__get__
    if isinstance(obj, type):
        found = _in_classes(order(obj), attr)
        if found is _missing:
            found = _in_classes(order(type(obj)), attr)
    else:
        classes = order(type(obj))
        own = _in_classes(classes, "__dict__")
        found = _dict_of(obj).get(attr, _missing) if own is _missing or isinstance(own, types.GetSetDescriptorType) else _missing
        in_class = _in_classes(classes, attr)
        if in_class is not _missing and (found is _missing or (_in_classes(order(type(in_class)), "__set__") is not _missing
                                                               and _in_classes(order(type(in_class)), "__get__") is not _missing)):
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


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None:
        name = getattr(object, "__name__", None)
        if isclass(object):
            doc = next((base.__doc__ for base in object.__mro__ if base is not __builtins_object and base.__doc__), None)
        elif ismethod(object):
            doc = next((base.__dict__[name].__doc__ for base in type(object.__self__).__mro__
                        if name in base.__dict__ and base.__dict__[name].__doc__), None)
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
    lines, number = [], 1
    while (text := _line(file, number)) is not None:
        lines.append(text + "\n")
        number += 1
    if not lines:
        raise OSError("could not get source code")
    return lines


def findsource(object):
    file, first = _code_and_first_line(object)
    lines = _all_lines(file)
    if first is None:
        return lines, _line_of_class(lines, object)
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
        if not isframe(frame):
            raise TypeError("{!r} is not a frame or traceback object".format(frame))
        lineno, positions = frame.f_lineno, _positions(frame, frame.f_lasti)
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
    global_vars, builtin_vars, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in func.__globals__:
            global_vars[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            builtin_vars[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_vars, builtin_vars, unbound)


# --- signatures ---

class _empty:
    """Stands for a default or an annotation that is not there."""


class _void:
    """Stands for an argument of replace() that was not given."""


class _ParameterKind(_IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return _descriptions[self]


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind
_descriptions = {_POSITIONAL_ONLY: "positional-only", _POSITIONAL_OR_KEYWORD: "positional or keyword",
                 _VAR_POSITIONAL: "variadic positional", _KEYWORD_ONLY: "keyword-only", _VAR_KEYWORD: "variadic keyword"}


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """A parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError("{} parameters cannot have default values".format(self._kind.description))
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if not name.isidentifier() or iskeyword(name) and self._kind is not _POSITIONAL_ONLY:
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name, self._default, self._annotation = name, default, annotation

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    def __str__(self):
        formatted = self._name
        if self._annotation is not _empty:
            formatted = "{}: {}".format(formatted, formatannotation(self._annotation))
        if self._default is not _empty:
            formatted = ("{} = {}" if self._annotation is not _empty else "{}={}").format(formatted, repr(self._default))
        if self._kind == _VAR_POSITIONAL:
            return "*" + formatted
        return "**" + formatted if self._kind == _VAR_KEYWORD else formatted

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == \
            (other._name, other._kind, other._default, other._annotation)


class BoundArguments:
    """Arguments and the parameters that they are for."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, started = {}, False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return "<{} ({})>".format(self.__class__.__name__, ", ".join("{}={!r}".format(*pair) for pair in self.arguments.items()))


class Signature:
    """The parameters of something that can be called."""

    __slots__ = ("_return_annotation", "_parameters")
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = {}
        top, seen_default = _POSITIONAL_ONLY, False
        for param in parameters or ():
            if param.kind < top:
                raise ValueError("wrong parameter order: {} parameter before {} parameter".format(
                    top.description, param.kind.description))
            top = param.kind
            if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if param.default is not _empty:
                    seen_default = True
                elif seen_default:
                    raise ValueError("non-default argument follows default argument")
            if param.name in params:
                raise ValueError("duplicate parameter name: {!r}".format(param.name))
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return signature(obj, follow_wrapped=follow_wrapped)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    def _key(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        return params, {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}, self.return_annotation

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def __hash__(self):
        params, kwo, annotation = self._key()
        return hash((params, frozenset(kwo.values()), annotation))

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        kwargs = dict(kwargs)
        values = list(args)
        params = list(self.parameters.values())
        for i, param in enumerate(params):
            if param.kind == _VAR_POSITIONAL:
                if values:
                    arguments[param.name] = tuple(values)
                values = []
            elif param.kind == _VAR_KEYWORD:
                break
            elif values and param.kind != _KEYWORD_ONLY:
                if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                    raise TypeError("multiple values for argument {arg!r}".format(arg=param.name))
                arguments[param.name] = values.pop(0)
            elif values:
                raise TypeError("too many positional arguments")
            elif param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                arguments[param.name] = kwargs.pop(param.name)
            elif param.name in kwargs and param.kind == _POSITIONAL_ONLY and param.default is _empty and \
                    params[-1].kind != _VAR_KEYWORD:
                raise TypeError("{arg!r} parameter is positional only, but was passed as a keyword".format(arg=param.name))
            elif not partial and param.default is _empty:
                kind = " keyword-only" if param.kind == _KEYWORD_ONLY else ""
                raise TypeError("missing a required{} argument: {!r}".format(kind, param.name))
        if values:
            raise TypeError("too many positional arguments")
        if kwargs:
            if not params or params[-1].kind != _VAR_KEYWORD:
                raise TypeError("got an unexpected keyword argument {arg!r}".format(arg=next(iter(kwargs))))
            arguments[params[-1].name] = kwargs
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, self)

    def __str__(self):
        result, positional_only, keyword_only = [], False, True
        for param in self.parameters.values():
            if param.kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append("/")
                positional_only = False
            if param.kind == _VAR_POSITIONAL:
                keyword_only = False
            elif param.kind == _KEYWORD_ONLY and keyword_only:
                result.append("*")
                keyword_only = False
            result.append(str(param))
        if positional_only:
            result.append("/")
        text = "({})".format(", ".join(result))
        if self.return_annotation is not _empty:
            text += " -> {}".format(formatannotation(self.return_annotation))
        return text


def _of_function(func, skip_first=False):
    code = func.__code__
    names, n = code.co_varnames, code.co_argcount
    annotations = getattr(func, "__annotations__", {}) or {}
    defaults, kwdefaults = func.__defaults__ or (), func.__kwdefaults__ or {}
    params = []
    for i, name in enumerate(names[:n]):
        default = defaults[i - n + len(defaults)] if i >= n - len(defaults) else _empty
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        name_shown = name if name.isidentifier() else "implicit" + name[1:]
        params.append(Parameter(name_shown, kind, default=default, annotation=annotations.get(name, _empty)))
    at = n + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        params.append(Parameter(names[at], _VAR_POSITIONAL, annotation=annotations.get(names[at], _empty)))
    for name in names[n:n + code.co_kwonlyargcount]:
        params.append(Parameter(name, _KEYWORD_ONLY, default=kwdefaults.get(name, _empty),
                                annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        at += bool(code.co_flags & CO_VARARGS)
        params.append(Parameter(names[at], _VAR_KEYWORD, annotation=annotations.get(names[at], _empty)))
    if skip_first and params and params[0].kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
        del params[0]
    return Signature(params, return_annotation=annotations.get("return", _empty))


def _of_text(text, obj, skip_first):
    """From the __text_signature__ of a built-in."""
    if "<unrepresentable>" in text or (isinstance(obj, type) and " or " in text):
        raise ValueError("{!r} builtin has invalid signature".format(obj))
    namespace = {"sys": sys}
    text = text.replace("$self", "self").replace("$module", "module").replace("$type", "type")
    exec("def f" + text.replace("<unrepresentable>", "None") + ": pass", namespace)
    result = _of_function(namespace["f"])
    params = list(result.parameters.values())
    if params and params[0].name in ("self", "module", "type") and skip_first:
        del params[0]
    return Signature(params)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if ismethod(obj):
        sig = signature(obj.__func__, follow_wrapped=follow_wrapped)
        params = list(sig.parameters.values())
        if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
            raise ValueError("invalid method signature")
        return sig if params[0].kind is _VAR_POSITIONAL else sig.replace(parameters=params[1:])
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return signature(obj)
    sig = getattr(obj, "__signature__", None)
    if isinstance(sig, Signature):
        return sig
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == "partial":
        return _of_partial(obj)
    if isclass(obj):
        return _of_class(obj)
    text = getattr(obj, "__text_signature__", None)
    if text:
        return _of_text(text, obj, getattr(obj, "__self__", None) is not None)
    if isbuiltin(obj) or ismethoddescriptor(obj) or ismethodwrapper(obj):
        raise ValueError("no signature found for builtin {!r}".format(obj))
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _of_function(call, True)
    raise ValueError("callable {!r} is not supported by signature".format(obj))


def _of_partial(obj):
    sig = signature(obj.func)
    try:
        bound = sig.bind_partial(*obj.args, **(obj.keywords or {}))
    except TypeError as error:
        raise ValueError("partial object {!r} has incorrect arguments".format(obj)) from error
    params, keyword_only = [], False
    for name, param in sig.parameters.items():
        if name not in bound.arguments or param.kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            if keyword_only and param.kind is _POSITIONAL_OR_KEYWORD:
                param = param.replace(kind=_KEYWORD_ONLY)
            if not (keyword_only and param.kind is _VAR_POSITIONAL):
                params.append(param)
        elif name in (obj.keywords or {}):
            keyword_only = True
            params.append(param.replace(kind=_KEYWORD_ONLY, default=bound.arguments[name]))
    return sig.replace(parameters=params)


def _of_class(obj):
    call = next((c.__dict__["__call__"] for c in type(obj).__mro__ if "__call__" in c.__dict__ and c is not type), None)
    if isfunction(call):
        return _of_function(call, True)
    for base in obj.__mro__:
        new, init = base.__dict__.get("__new__"), base.__dict__.get("__init__")
        if base is not __builtins_object:
            new = new.__func__ if isinstance(new, staticmethod) else new
            if isfunction(new):
                return signature(new).replace(parameters=list(signature(new).parameters.values())[1:])
            if isfunction(init):
                sig = signature(init)
                return sig.replace(parameters=list(sig.parameters.values())[1:])
        text = base.__dict__.get("__text_signature__") if base.__module__ != "builtins" else getattr(base, "__text_signature__", None)
        if isinstance(text, str) and base is not __builtins_object:
            return _of_text(text, obj, True)
        if base.__module__ == "builtins" and base is not __builtins_object:
            raise ValueError("no signature found for builtin type {!r}".format(obj))
    return Signature()


FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    try:
        sig = _of_function(func.__func__) if ismethod(func) else signature(func, follow_wrapped=False)
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    args, varargs, varkw, defaults, kwonly, kwdefaults, annotations = [], None, None, [], [], {}, {}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(param.name)
            if param.default is not _empty:
                defaults.append(param.default)
        elif param.kind is _VAR_POSITIONAL:
            varargs = param.name
        elif param.kind is _KEYWORD_ONLY:
            kwonly.append(param.name)
            if param.default is not _empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.annotation is not _empty:
            annotations[param.name] = param.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    arguments = dict(bound.arguments)
    if ismethod(func):
        arguments = {next(iter(_of_function(func.__func__).parameters)): func.__self__, **arguments}
    given = list(arguments)[:len(positional) + ismethod(func)]
    spec = getfullargspec(func)
    first = [name for name in given if name in spec.args] + [name for name in (spec.varargs, spec.varkw) if name] + list(named)
    return {name: arguments[name] for name in dict.fromkeys(first + list(arguments)) if name in arguments}


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        annotations = obj.__dict__.get("__annotations__", None)
    elif callable(obj) or ismodule(obj):
        annotations = getattr(obj, "__annotations__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    annotations = dict(annotations or {})
    if eval_str:
        if locals is None and isclass(obj):
            locals = dict(vars(obj))
        scope = globals if globals is not None else getattr(unwrap(obj), "__globals__", None) or \
            getattr(sys.modules.get(getattr(obj, "__module__", None)), "__dict__", {})
        annotations = {k: eval(v, scope, locals) if isinstance(v, str) else v for k, v in annotations.items()}
    return annotations


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
