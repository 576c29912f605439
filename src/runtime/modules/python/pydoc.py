"""What help() tells of an object."""

import inspect
import re
import sys
from reprlib import Repr

_stands_for_native = True
_HIDDEN = {"__author__", "__builtins__", "__cached__", "__credits__", "__date__", "__doc__", "__docformat__", "__file__", "__loader__",
           "__module__", "__name__", "__package__", "__path__", "__qualname__", "__slots__", "__spec__", "__version__"}
_LENGTH = 70


class ErrorDuringImport(Exception):
    pass


def _own_doc(obj):
    try:
        doc = object.__getattribute__(obj, "__doc__")
        if doc is not None and obj is not type:
            of_type = type(obj).__doc__
            if isinstance(of_type, str) and of_type == doc:
                return None
        return doc
    except AttributeError:
        return None


def _class_of(obj):
    """The class that a routine was defined in."""
    if inspect.ismethod(obj):
        owner = obj.__self__
        return owner if inspect.isclass(owner) else type(owner)
    if inspect.isfunction(obj):
        owner = sys.modules.get(obj.__module__)
        for name in obj.__qualname__.split(".")[:-1]:
            owner = getattr(owner, name, None)
        return owner if inspect.isclass(owner) else None
    if isinstance(obj, property):
        return _class_of(obj.fget) if obj.fget else None
    return getattr(obj, "__objclass__", None)


def _inherited_doc(obj):
    if inspect.isclass(obj):
        return None
    home = _class_of(obj)
    name = getattr(obj.fget if isinstance(obj, property) and obj.fget else obj, "__name__", None)
    for base in home.__mro__ if home is not None and name else ():
        found = getattr(base, name, None)
        doc = _own_doc(found) if found is not None else None
        if doc is not None:
            return doc
    return None


def _doc_of(obj):
    doc = _own_doc(obj)
    if doc is None:
        try:
            doc = _inherited_doc(obj)
        except (AttributeError, TypeError):
            return None
    return inspect.cleandoc(doc) if isinstance(doc, str) else None


def getdoc(obj):
    """The documentation of an object, or the comment before it."""
    result = _doc_of(obj)
    if not result:
        try:
            result = inspect.getcomments(obj)
        except (TypeError, AttributeError):
            result = None
    return result and re.sub("^ *\n", "", result.rstrip()) or ""


def visiblename(name, all=None, obj=None):
    if name in _HIDDEN:
        return 0
    if name.startswith("__") and name.endswith("__"):
        return 1
    if name.startswith("_") and hasattr(obj, "_fields"):
        return True
    return name in all if all is not None else not name.startswith("_")


def classname(object, modname):
    return object.__name__ if object.__module__ == modname else object.__module__ + "." + object.__name__


def stripid(text):
    return re.sub(r" at 0x[0-9a-f]{6,16}(>+)$", r"\1", text, flags=re.IGNORECASE)


def _crammed(text, most):
    if len(text) <= most:
        return text
    before = max(0, (most - 3) // 2)
    return text[:before] + "..." + text[len(text) - max(0, most - 3 - before):]


class _TextRepr(Repr):
    def __init__(self):
        Repr.__init__(self)
        self.maxlist, self.maxtuple, self.maxdict, self.maxstring, self.maxother = 10, 20, 10, 100, 100

    def repr1(self, x, level):
        method = getattr(self, "repr_" + "_".join(type(x).__name__.split()), None)
        return method(x, level) if method else _crammed(stripid(repr(x)), self.maxother)

    def repr_str(self, x, level):
        text = _crammed(x, self.maxstring)
        spelt = repr(text)
        if "\\" in text and "\\" not in spelt.replace(r"\\", ""):
            return "r" + spelt[0] + text + spelt[0]
        return spelt

    def repr_instance(self, x, level):
        return _crammed(stripid(repr(x)), self.maxstring)


_repr = _TextRepr().repr


def _indented(text, prefix="    "):
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def _section(title, contents):
    return title + "\n" + _indented(contents).rstrip() + "\n\n"


def _signature(obj):
    try:
        return str(inspect.signature(obj))
    except (ValueError, TypeError):
        return ""


def describe(thing):
    if inspect.ismodule(thing):
        kind = "built-in module" if thing.__name__ in sys.builtin_module_names else "package" if hasattr(thing, "__path__") else "module"
        return kind + " " + thing.__name__
    if inspect.isbuiltin(thing):
        return "built-in function " + thing.__name__
    if inspect.isgetsetdescriptor(thing) or inspect.ismemberdescriptor(thing):
        kind = "getset" if inspect.isgetsetdescriptor(thing) else "member"
        return "%s descriptor %s.%s.%s" % (kind, thing.__objclass__.__module__, thing.__objclass__.__name__, thing.__name__)
    for test, word in (inspect.isclass, "class "), (inspect.isfunction, "function "), (inspect.ismethod, "method "):
        if test(thing):
            return word + thing.__name__
    return type(thing).__name__


def _document_routine(obj, name=None, mod=None, cl=None):
    real, note, plain = obj.__name__, "", False
    name = name or real
    owner = getattr(obj, "__self__", None)
    if inspect.ismethod(obj) or (inspect.isbuiltin(obj) and not (inspect.ismodule(owner) or owner is None)):
        if cl is None:
            note = " method of %s instance" % classname(owner.__class__, mod)
        elif owner.__class__ is not cl:
            note = " from " + classname(owner.__class__, mod)
    title = real
    if name != real:
        plain = cl is not None and inspect.getattr_static(cl, real, None) is obj
        title = name + " = " + real
    spec = _signature(obj)
    if spec and real == "<lambda>":
        title, spec = name + " lambda ", spec[1:-1]
    begin = "async " if inspect.iscoroutinefunction(obj) or inspect.isasyncgenfunction(obj) else ""
    first = begin + title + (spec or "(...)") + note
    doc = "" if plain else getdoc(obj)
    return first + "\n" + (_indented(doc).rstrip() + "\n" if doc else "")


def _document_data(obj, name=None):
    doc = getdoc(obj)
    return (name + "\n" if name else "") + (_indented(doc) + "\n" if doc else "")


def _document_other(obj, name=None, maxlen=None, doc=None):
    text = _repr(obj)
    begin = name + " = " if name else ""
    if maxlen and len(begin) + len(text) > maxlen:
        text = text[:maxlen - len(begin) - len(text)] + "..."
    line = begin + text
    doc = doc or getdoc(obj)
    return line + ("\n" + _indented(str(doc)) + "\n" if doc else "")


def _attributes_of(cls):
    for name, kind, home, value in inspect.classify_class_attrs(cls):
        if inspect.isdatadescriptor(value):
            kind = "readonly property" if isinstance(value, property) and value.fset is None else "data descriptor"
        if visiblename(name, obj=cls):
            yield name, kind, home, value


_KINDS = (("Methods %s:\n", "method"), ("Class methods %s:\n", "class method"), ("Static methods %s:\n", "static method"),
          ("Readonly properties %s:\n", "readonly property"), ("Data descriptors %s:\n", "data descriptor"),
          ("Data and other attributes %s:\n", "data"))


def _spelt_attribute(cls, name, kind, home, value, mod):
    if kind in ("readonly property", "data descriptor"):
        return _document_data(value, name)
    if kind == "data":
        return _document_other(getattr(cls, name, value), name, 70, getdoc(value)) + "\n"
    try:
        found = getattr(cls, name)
    except Exception:
        return _document_data(value, name)
    return document(found, name, mod, cls)


def _document_class(cls, name=None, mod=None, *ignored):
    name, home = name or cls.__name__, cls.__module__
    title = "class " + cls.__name__ if name == cls.__name__ else name + " = class " + cls.__name__
    if cls.__bases__:
        title += "(%s)" % ", ".join(classname(base, home) for base in cls.__bases__)
    lines, spec, doc = [], _signature(cls), getdoc(cls)
    if spec and spec != "()":
        lines.append(name + spec + "\n")
    if doc:
        lines.append(doc + "\n")
    order = list(inspect.getmro(cls))
    if len(order) > 2:
        lines += ["Method resolution order:", *("    " + classname(base, home) for base in order), ""]
    derived = sorted((sub.__name__ for sub in type.__subclasses__(cls) if sub.__module__ == "builtins" and sub.__name__[:1] != "_"),
                     key=str.lower)
    if derived:
        lines += ["Built-in subclasses:", *("    " + sub for sub in derived[:4])]
        lines += ["    ... and %d other subclasses" % (len(derived) - 4)] * (len(derived) > 4) + [""]
    attributes, ruled = list(_attributes_of(cls)), False
    places = getattr(cls, "_fields", None)
    places = {field: i - len(places) for i, field in enumerate(places)} if isinstance(places, tuple) else {}
    for base in order:
        if base is object and cls is not object:
            continue
        tag = "defined here" if base is cls else "inherited from " + classname(base, home)
        own = sorted((a for a in attributes if a[2] is base), key=lambda a: (places.get(a[0], 0), a[0]))
        for heading, kind in _KINDS:
            group = [a for a in own if a[1] == kind]
            if group:
                lines += ["-" * 70] * ruled + [heading % tag]
                lines += [_spelt_attribute(cls, *a, mod) for a in group]
                ruled = True
    contents = "\n".join(lines)
    return title + "\n" + (_indented(contents.rstrip(), " |  ") + "\n" if contents else "")


def _tree(tree, mod, parent=None, prefix=""):
    text = ""
    for entry in tree:
        if isinstance(entry, tuple):
            cls, bases = entry
            text += prefix + classname(cls, mod)
            if bases and bases != (parent,):
                text += "(%s)" % ", ".join(classname(base, mod) for base in bases)
            text += "\n"
        else:
            text += _tree(entry, mod, cls, prefix + "    ")
    return text


def _document_module(module, name=None, *ignored):
    name = module.__name__
    lines = getdoc(module).strip().split("\n")
    synopsis = lines[0] if len(lines) == 1 or (len(lines) > 1 and not lines[1].rstrip()) else ""
    rest = "\n".join(lines[2:] if synopsis else lines)
    result = _section("NAME", name + (" - " + synopsis if synopsis else ""))
    if rest:
        result += _section("DESCRIPTION", rest)
    wanted = getattr(module, "__all__", None)
    members = [(key, value) for key, value in inspect.getmembers(module) if visiblename(key, wanted, module)]
    mine = lambda value: wanted is not None or (inspect.getmodule(value) or module) is module
    classes = [(key, value) for key, value in members if inspect.isclass(value) and mine(value)]
    routines = [(key, value) for key, value in members if inspect.isroutine(value) and (inspect.isbuiltin(value) or mine(value))]
    data = [(key, value) for key, value in members if not (inspect.ismodule(value) or inspect.isclass(value) or inspect.isroutine(value)
                                                           or inspect.isframe(value) or inspect.istraceback(value) or inspect.iscode(value))]
    if classes:
        tree = _tree(inspect.getclasstree([value for key, value in classes], 1), name)
        result += _section("CLASSES", "\n".join([tree] + [document(value, key, name) for key, value in classes]))
    if routines:
        result += _section("FUNCTIONS", "\n".join(document(value, key, name) for key, value in routines))
    if data:
        result += _section("DATA", "\n".join(_document_other(value, key, 70) for key, value in data))
    if hasattr(module, "__version__"):
        result += _section("VERSION", str(module.__version__))
    return result + _section("FILE", getattr(module, "__file__", None) or "(built-in)")


def document(obj, name=None, mod=None, cl=None):
    if inspect.ismodule(obj):
        return _document_module(obj)
    if inspect.isclass(obj):
        return _document_class(obj, name, mod)
    if inspect.isroutine(obj):
        return _document_routine(obj, name, mod, cl)
    if inspect.isdatadescriptor(obj):
        return _document_data(obj, name)
    return _document_other(obj, name)


def locate(path):
    """The object that a dotted path means, or None."""
    parts = [part for part in path.split(".") if part]
    module, used = None, 0
    while used < len(parts):
        try:
            __import__(".".join(parts[:used + 1]))
        except ImportError:
            break
        used += 1
        module = sys.modules[".".join(parts[:used])]
    found = module if module is not None else sys.modules["builtins"]
    for part in parts[used:]:
        if not hasattr(found, part):
            return None
        found = getattr(found, part)
    return found


def render_doc(thing, title="Python Library Documentation: %s", forceload=0):
    name = thing if isinstance(thing, str) else getattr(thing, "__name__", None)
    obj = thing
    if isinstance(thing, str):
        obj = locate(thing)
        if obj is None:
            raise ImportError("No Python documentation found for %r.\nUse help() to get the interactive help utility.\n"
                              "Use help(str) for help on the str class." % thing)
    name = name if isinstance(name, str) else None
    said, module = describe(obj), inspect.getmodule(obj)
    if name and "." in name:
        said += " in " + name[:name.rfind(".")]
    elif module and module is not obj:
        said += " in module " + module.__name__
    if not (inspect.ismodule(obj) or inspect.isclass(obj) or inspect.isroutine(obj) or inspect.isdatadescriptor(obj) or _doc_of(obj)):
        if hasattr(obj, "__origin__"):
            obj = obj.__origin__
        else:
            obj = type(obj)
            said += " object"
    return title % said + "\n\n" + document(obj, name)


def getpager():
    return plainpager


def plainpager(text):
    sys.stdout.write(text)


pager = plainpager


def doc(thing, title="Python Library Documentation: %s", forceload=0):
    try:
        plainpager(render_doc(thing, title, forceload))
    except ImportError as e:
        print(e)


def help(*request):
    """What the built-in help() does."""
    if not request:
        print("help() tells of an object that it is given, as in help(len).")
        return
    thing, = request
    if isinstance(thing, str):
        thing = thing.strip()
        thing = {"True": True, "False": False, "None": None}.get(thing, thing or str)
    doc(thing, "Help on %s:")
    sys.stdout.write("\n")
