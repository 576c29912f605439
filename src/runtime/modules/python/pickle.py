"""Objects as bytes, and back. What is written and read is native; here is what a program may replace, and how classes are found."""

import io
import sys
import types
from copyreg import dispatch_table
from _native import is_heap_type as _is_heap_type
from _pickling import Sink as _Sink, load as _load_from

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads", "HIGHEST_PROTOCOL",
           "DEFAULT_PROTOCOL"]
_stands_for_native = True
HIGHEST_PROTOCOL, DEFAULT_PROTOCOL, format_version = 5, 4, "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
bytes_types = (bytes, bytearray)

# What Python 2 called things: protocols 0 to 2 still say so.
_old_modules = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "configparser": "ConfigParser",
                "collections.abc": "_abcoll", "_thread": "thread", "html.parser": "HTMLParser", "html.entities": "htmlentitydefs",
                "http.client": "httplib", "socketserver": "SocketServer", "xmlrpc.client": "xmlrpclib", "reprlib": "repr"}
_old_names = {("builtins", "range"): ("__builtin__", "xrange"), ("builtins", "int"): ("__builtin__", "long"),
              ("builtins", "str"): ("__builtin__", "unicode"), ("builtins", "zip"): ("itertools", "izip"),
              ("builtins", "map"): ("itertools", "imap"), ("builtins", "filter"): ("itertools", "ifilter"),
              ("builtins", "chr"): ("__builtin__", "unichr"), ("functools", "reduce"): ("__builtin__", "reduce"),
              ("sys", "intern"): ("__builtin__", "intern"), ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
              ("collections", "UserList"): ("UserList", "UserList"), ("collections", "UserString"): ("UserString", "UserString")}
for _name in ("ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError "
              "Exception FloatingPointError FutureWarning GeneratorExit ImportError ImportWarning IndentationError IndexError "
              "KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError OverflowError "
              "PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration SyntaxError SyntaxWarning "
              "SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError "
              "UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError").split():
    _old_names["builtins", _name] = "exceptions", _name
_new_modules = {old: new for new, old in _old_modules.items()}
_new_names = {old: new for new, old in _old_names.items()}
# Exceptions that Python 2 had one for: their pickles come back as that.
for _name in ("BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError "
              "ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError "
              "PermissionError ProcessLookupError TimeoutError").split():
    _old_names["builtins", _name] = "exceptions", "OSError"
_old_names["builtins", "ModuleNotFoundError"] = "exceptions", "ImportError"

# The opcodes, as the bytes that they are.
_opcodes = """INT 49 BININT 4a BININT1 4b BININT2 4d LONG 4c LONG1 8a LONG4 8b STRING 53 BINSTRING 54 SHORT_BINSTRING 55 BINBYTES 42
    SHORT_BINBYTES 43 BINBYTES8 8e BYTEARRAY8 96 NEXT_BUFFER 97 READONLY_BUFFER 98 NONE 4e NEWTRUE 88 NEWFALSE 89 UNICODE 56
    SHORT_BINUNICODE 8c BINUNICODE 58 BINUNICODE8 8d FLOAT 46 BINFLOAT 47 EMPTY_LIST 5d APPEND 61 APPENDS 65 LIST 6c EMPTY_TUPLE 29
    TUPLE 74 TUPLE1 85 TUPLE2 86 TUPLE3 87 EMPTY_DICT 7d DICT 64 SETITEM 73 SETITEMS 75 EMPTY_SET 8f ADDITEMS 90 FROZENSET 91 POP 30 DUP
    32 MARK 28 POP_MARK 31 GET 67 BINGET 68 LONG_BINGET 6a PUT 70 BINPUT 71 LONG_BINPUT 72 MEMOIZE 94 EXT1 82 EXT2 83 EXT4 84 GLOBAL 63
    STACK_GLOBAL 93 REDUCE 52 BUILD 62 INST 69 OBJ 6f NEWOBJ 81 NEWOBJ_EX 92 PROTO 80 STOP 2e FRAME 95 PERSID 50 BINPERSID 51""".split()
_opcodes = dict(zip(_opcodes[::2], map(bytes.fromhex, _opcodes[1::2])))
globals().update(_opcodes)
TRUE, FALSE = b"I01\n", b"I00\n"
__all__ += sorted({*_opcodes, "TRUE", "FALSE"})


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


def whichmodule(obj, name):
    """The module in which OBJ can be found by NAME."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in list(sys.modules.items()):
        if module_name not in ("__main__", "__mp_main__") and module is not None and getattr(module, name, None) is obj:
            return module_name
    return "__main__"


class Pickler:
    """Writes objects to a file."""
    __module__ = "_pickle"
    _error = PicklingError

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else HIGHEST_PROTOCOL if protocol < 0 else protocol
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file, self.proto, self.bin, self.fast, self._fix_imports = file, protocol, int(protocol > 0), 0, fix_imports
        self._sink = None

    def dump(self, obj, /):
        data = self._dumped(obj)
        self._file.write(data)

    def _dumped(self, obj):
        if "_sink" not in self.__dict__:
            raise PicklingError("Pickler.__init__() was not called by %s.__init__()" % type(self).__name__)
        if self._sink is None:
            hooks = self.__dict__
            self._sink = _Sink(self.proto, getattr(self, "dispatch_table", dispatch_table),
                               type(self).persistent_id is not Pickler.persistent_id or "persistent_id" in hooks,
                               hasattr(self, "reducer_override"), bool(self.fast))
        return self._sink.dump(self, obj)

    def clear_memo(self):
        if self._sink is not None:
            self._sink.forget()

    @property
    def memo(self):
        return {} if self._sink is None else {id(obj): (i, obj) for i, obj in enumerate(self._sink.known())}

    def persistent_id(self, obj, /):
        return None

    def _reduction(self, obj, made, sink):
        """How OBJ is made anew, as a tuple; None if it was written. MADE: what its __reduce_ex__ said, if it was asked."""
        if made is None and hasattr(self, "reducer_override"):
            made = self.reducer_override(obj)
            if made is NotImplemented:
                made = None
        if made is None:
            made = self._asked(obj, sink)
        if isinstance(made, str):
            return self._write_global(sink, obj, made)
        return made

    def _asked(self, obj, sink):
        kind = type(obj)
        old = _olds.get(kind)
        if old is not None:
            return old(obj)
        if kind is type:
            for value in None, NotImplemented, ...:
                if obj is type(value):
                    return type, (value,)
        if kind is type or kind is types.FunctionType:
            return self._write_global(sink, obj)
        table = getattr(self, "dispatch_table", dispatch_table)
        if kind in table:
            return table[kind](obj)
        if issubclass(kind, type):
            return self._write_global(sink, obj)
        if kind in _methods:
            owner = obj.__self__ if kind in _bound else obj.__objclass__
            if owner is not None and not isinstance(owner, types.ModuleType):
                return getattr, (owner, obj.__name__)
        return obj.__reduce_ex__(self.proto)

    def _write_global(self, sink, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module_name = whichmodule(obj, name)
        parts = name.split(".")
        if "<locals>" in parts:
            raise AttributeError("Can't pickle local object %r" % name)
        try:
            __import__(module_name)
            found = parent = sys.modules[module_name]
        except (ImportError, KeyError):
            raise PicklingError("Can't pickle %r: import of module %r failed" % (obj, module_name)) from None
        try:
            for part in parts:
                parent, found = found, getattr(found, part)
        except AttributeError:
            raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module_name)) from None
        if found is not obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module_name, name))
        if self.proto >= 4:
            if name is module_name and isinstance(obj, type) and not _is_heap_type(obj):
                name = "".join(list(name))  # CPython makes it anew for each who asks: no reference to the module's
            sink.save(self, module_name)
            sink.save(self, name)
            sink.put(b"\x93")
        elif len(parts) > 1:
            sink.save_reduced(self, (getattr, (parent, parts[-1])), None)
        else:
            if self.proto < 3 and self._fix_imports:
                module_name, name = _old_names.get((module_name, name), (_old_modules.get(module_name, module_name), name))
            sink.put(b"c" + module_name.encode() + b"\n" + name.encode() + b"\n")
        sink.memoize(obj)

    def _partial(self, args):
        from functools import partial
        cls, positional, keywords = args
        return partial(cls.__new__, cls, *positional, **keywords)


def _old_bytes(data):
    import codecs
    return (codecs.encode, (str(data, "latin1"), "latin1")) if data else (bytes, ())


_bound = types.BuiltinMethodType, types.MethodWrapperType
_methods = _bound + (types.MethodDescriptorType, types.WrapperDescriptorType)
# What younger protocols have opcodes for, and older ones make by calling something.
_olds = {bytes: _old_bytes, bytearray: lambda data: (bytearray, (bytes(data),) if data else ()),
         set: lambda items: (set, (list(items),)), frozenset: lambda items: (frozenset, (list(items),))}


class Unpickler:
    """Reads objects from a file."""
    __module__ = "_pickle"
    _error = UnpicklingError
    _proto = 0

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not (hasattr(file, "read") and hasattr(file, "readline")):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file, self._fix_imports, self._encoding, self._errors, self._memo = file, fix_imports, encoding, errors, []

    def load(self):
        if "_memo" not in self.__dict__:
            raise UnpicklingError("Unpickler.__init__() was not called by %s.__init__()" % type(self).__name__)
        return _load_from(self, self._memo, b"", self._file.read, self._file.readline)

    @property
    def memo(self):
        return dict(enumerate(self._memo))

    def persistent_load(self, pid, /):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def find_class(self, module_name, global_name, /):
        if self._proto < 3 and self._fix_imports:
            if (module_name, global_name) in _new_names:
                module_name, global_name = _new_names[module_name, global_name]
            else:
                module_name = _new_modules.get(module_name, module_name)
        if module_name not in sys.modules:
            __import__(module_name)
        module = found = sys.modules[module_name]
        for part in global_name.split(".") if self._proto >= 4 else (global_name,):
            try:
                found = getattr(found, part)
            except AttributeError:
                raise AttributeError("Can't get attribute %r on %r" % (global_name, module)) from None
        return found

    # --- texts of old protocols ---

    def _old_text(self, data):
        return data if self._encoding == "bytes" else data.decode(self._encoding, self._errors)

    def _quoted_text(self, line):
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        import codecs
        return self._old_text(codecs.escape_decode(line[1:-1])[0])

    def _escaped_text(self, line):
        """Latin-1 with \\u and \\U."""
        text, out = line.decode("latin-1"), []
        at = 0
        while at < len(text):
            if text[at] == "\\" and text[at + 1:at + 2] in ("u", "U"):
                length = 4 if text[at + 1] == "u" else 8
                out.append(chr(int(text[at + 2:at + 2 + length], 16)))
                at += 2 + length
            else:
                out.append(text[at])
                at += 1
        return "".join(out)

    def _persistent_text(self, line):
        try:
            pid = line.decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        return self.persistent_load(pid)


class _Nowhere:
    """A file for who wants the bytes alone."""
    write = read = readline = None


_nowhere = _Nowhere()
# For who wants nothing of his own; they keep nothing from one object to the next.
_plain_pickler, _plain_reader = Pickler(_nowhere), Unpickler(_nowhere)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    if protocol is None and buffer_callback is None:
        return _Sink(4, dispatch_table, False, False, False).dump(_plain_pickler, obj)
    return Pickler(_nowhere, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)._dumped(obj)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if type(data) is not bytes:
        try:
            data = bytes(memoryview(data))
        except TypeError:
            raise TypeError("a bytes-like object is required, not %r" % type(data).__name__) from None
    if encoding == "ASCII" and data[:2] in (b"\x80\4", b"\x80\5"):
        return _load_from(_plain_reader, [], data, None, None)
    reader = Unpickler(_nowhere, fix_imports=fix_imports, encoding=encoding, errors=errors)
    return _load_from(reader, reader._memo, data, None, None)


def encode_long(x):
    """X as the fewest bytes of two's complement, least first."""
    if x == 0:
        return b""
    data = x.to_bytes(x.bit_length() // 8 + 1, "little", signed=True)
    return data[:-1] if x < 0 and len(data) > 1 and data[-1] == 0xFF and data[-2] & 0x80 else data


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


# The same by the names of what CPython has in Python text, too.
_Pickler, _Unpickler, _dump, _dumps, _load, _loads = Pickler, Unpickler, dump, dumps, load, loads

_built_in_module = "_pickle"
_built_in = (dump, dumps, load, loads)
