"""Objects as bytes, and back."""

import io
import struct
import sys
import types
from copyreg import dispatch_table

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads", "HIGHEST_PROTOCOL",
           "DEFAULT_PROTOCOL"]
_stands_for_native = True
HIGHEST_PROTOCOL, DEFAULT_PROTOCOL, format_version = 5, 4, "4.0"
_BATCH, _FRAME_BYTES = 1000, 64 * 1024


# What Python 2 called things: protocols 0 to 2 still say so.
_old_modules = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "configparser": "ConfigParser"}
_old_names = {("builtins", "range"): ("__builtin__", "xrange"), ("builtins", "int"): ("__builtin__", "long"),
              ("builtins", "str"): ("__builtin__", "unicode"), ("builtins", "zip"): ("itertools", "izip"),
              ("builtins", "map"): ("itertools", "imap"), ("builtins", "filter"): ("itertools", "ifilter"),
              ("builtins", "chr"): ("__builtin__", "unichr"), ("functools", "reduce"): ("__builtin__", "reduce"),
              ("sys", "intern"): ("__builtin__", "intern"), ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
              ("collections", "UserList"): ("UserList", "UserList"), ("collections", "UserString"): ("UserString", "UserString")}


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


def _long_bytes(n):
    """N as the fewest bytes of two's complement, least first."""
    if n == 0:
        return b""
    count = n.bit_length() // 8 + 1
    data = n.to_bytes(count, "little", signed=True)
    if n < 0 and count > 1 and data[-1] == 0xFF and data[-2] & 0x80:
        data = data[:-1]
    return data


def _whichmodule(obj, name):
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

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else HIGHEST_PROTOCOL if protocol < 0 else protocol
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file, self.proto, self.bin, self.fast = file, protocol, protocol > 0, 0
        self.memo, self._kept = {}, []

    def clear_memo(self):
        self.memo.clear()
        self._kept.clear()

    def dump(self, obj, /):
        self._out = []
        self._save(obj)
        self._out.append(b".")
        if self.proto >= 2:
            self._file.write(b"\x80" + bytes([self.proto]))
        if self.proto < 4:
            self._file.write(b"".join(self._out))
            return
        frame, size = [], 0
        for part in self._out + [None]:
            if part is not None:
                frame.append(part)
                size += len(part)
            if frame and (part is None or size >= _FRAME_BYTES):
                if size >= 4:
                    self._file.write(b"\x95" + struct.pack("<Q", size))
                self._file.write(b"".join(frame))
                frame, size = [], 0

    # --- memo ---

    def _memoize(self, obj):
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index
        self._kept.append(obj)
        if self.proto >= 4:
            self._out.append(b"\x94")
        elif self.bin:
            self._out.append(b"q" + bytes([index]) if index < 256 else b"r" + struct.pack("<I", index))
        else:
            self._out.append(b"p%d\n" % index)

    def _get(self, index):
        if self.bin:
            self._out.append(b"h" + bytes([index]) if index < 256 else b"j" + struct.pack("<I", index))
        else:
            self._out.append(b"g%d\n" % index)

    # --- saving ---

    def persistent_id(self, obj):
        return None

    def _save(self, obj):
        if type(self).persistent_id is not Pickler.persistent_id or "persistent_id" in self.__dict__:
            pid = self.persistent_id(obj)
            if pid is not None:
                if self.bin:
                    self._save(pid)
                    self._out.append(b"Q")
                else:
                    self._out.append(b"P" + str(pid).encode("ascii") + b"\n")
                return
        kind = type(obj)
        if kind in _atoms:
            _atoms[kind](self, obj)
            return
        if id(obj) in self.memo:
            self._get(self.memo[id(obj)])
            return
        save = _savers.get(kind)
        if save is not None:
            save(self, obj)
            return
        reduce = getattr(self, "reducer_override", None)
        if reduce is not None:
            made = reduce(obj)
            if made is not NotImplemented:
                self._save_reduce(made, obj)
                return
        table = getattr(self, "dispatch_table", dispatch_table)
        if kind in table:
            made = table[kind](obj)
        elif issubclass(kind, type):
            self._save_global(obj)
            return
        else:
            made = obj.__reduce_ex__(self.proto)
        if isinstance(made, str):
            self._save_global(obj, made)
            return
        if not isinstance(made, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(made) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_reduce(made, obj)

    def _save_none(self, obj):
        self._out.append(b"N")

    def _save_bool(self, obj):
        self._out.append((b"\x88" if obj else b"\x89") if self.proto >= 2 else b"I01\n" if obj else b"I00\n")

    def _save_int(self, n):
        if self.bin and -0x80000000 <= n <= 0x7FFFFFFF:
            self._out.append(b"K" + bytes([n]) if 0 <= n < 256 else b"M" + struct.pack("<H", n) if 0 <= n < 65536 else b"J" + struct.pack("<i", n))
        elif self.proto >= 2:
            data = _long_bytes(n)
            self._out.append((b"\x8a" + bytes([len(data)]) if len(data) < 256 else b"\x8b" + struct.pack("<i", len(data))) + data)
        elif -0x80000000 <= n <= 0x7FFFFFFF:
            self._out.append(b"I%d\n" % n)
        else:
            self._out.append(b"L%dL\n" % n)

    def _save_float(self, x):
        self._out.append(b"G" + struct.pack(">d", x) if self.bin else b"F" + repr(x).encode("ascii") + b"\n")

    def _save_bytes(self, data):
        if self.proto < 3:
            import codecs
            if data:
                self._save_reduce((codecs.encode, (str(data, "latin1"), "latin1")), data)
            else:
                self._save_reduce((bytes, ()), data)
            return
        n = len(data)
        self._out.append((b"C" + bytes([n]) if n < 256 else b"B" + struct.pack("<I", n) if n < 1 << 32 else b"\x8e" + struct.pack("<Q", n)) + data)
        self._memoize(data)

    def _save_bytearray(self, data):
        if self.proto < 5:
            self._save_reduce((bytearray, (bytes(data),) if data else ()), data)
            return
        self._out.append(b"\x96" + struct.pack("<Q", len(data)) + bytes(data))
        self._memoize(data)

    def _save_str(self, text):
        if self.bin:
            data = text.encode("utf-8", "surrogatepass")
            n = len(data)
            short = n < 256 and self.proto >= 4
            self._out.append((b"\x8c" + bytes([n]) if short else b"X" + struct.pack("<I", n)) + data)
        else:
            for c, name in ("\\", "\\u005c"), ("\0", "\\u0000"), ("\n", "\\u000a"), ("\r", "\\u000d"), ("\x1a", "\\u001a"):
                text = text.replace(c, name)
            self._out.append(b"V" + b"".join(c.encode("latin-1") if ord(c) < 256 else b"\\u%04x" % ord(c) if ord(c) < 65536
                                             else b"\\U%08x" % ord(c) for c in text) + b"\n")
        self._memoize(text)

    def _save_tuple(self, obj):
        if not obj:
            self._out.append(b")" if self.bin else b"(t")
            return
        n, out = len(obj), self._out
        if n <= 3 and self.proto >= 2:
            for item in obj:
                self._save(item)
            if id(obj) in self.memo:
                out.append(b"0" * n)
                self._get(self.memo[id(obj)])
                return
            out.append((b"\x85", b"\x86", b"\x87")[n - 1])
            self._memoize(obj)
            return
        out.append(b"(")
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:
            out.append(b"1" if self.bin else b"0" * (n + 1))
            self._get(self.memo[id(obj)])
            return
        out.append(b"t")
        self._memoize(obj)

    def _save_list(self, obj):
        self._out.append(b"]" if self.bin else b"(l")
        self._memoize(obj)
        self._append_all(iter(obj))

    def _append_all(self, items):
        batches = self._batches(items, _BATCH if self.bin else 1)
        for batch in batches:
            if len(batch) > 1:
                self._out.append(b"(")
            for item in batch:
                self._save(item)
            self._out.append(b"e" if len(batch) > 1 else b"a")

    def _batches(self, items, size):
        batch = []
        for item in items:
            batch.append(item)
            if len(batch) == size:
                yield batch
                batch = []
        if batch:
            yield batch

    def _save_dict(self, obj):
        self._out.append(b"}" if self.bin else b"(d")
        self._memoize(obj)
        self._set_all(iter(obj.items()))

    def _set_all(self, items):
        for batch in self._batches(items, _BATCH if self.bin else 1):
            if len(batch) > 1:
                self._out.append(b"(")
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._out.append(b"u" if len(batch) > 1 else b"s")

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_reduce((set, (list(obj),)), obj)
            return
        self._out.append(b"\x8f")
        self._memoize(obj)
        for batch in self._batches(iter(obj), _BATCH):
            self._out.append(b"(")
            for item in batch:
                self._save(item)
            self._out.append(b"\x90")

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_reduce((frozenset, (list(obj),)), obj)
            return
        self._out.append(b"(")
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:
            self._out.append(b"1")
            self._get(self.memo[id(obj)])
            return
        self._out.append(b"\x91")
        self._memoize(obj)

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module_name = _whichmodule(obj, name)
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
            self._save(module_name)
            self._save(name)
            self._out.append(b"\x93")
        elif len(parts) > 1:
            self._save_reduce((getattr, (parent, parts[-1])), None)
        else:
            if self.proto < 3:
                module_name, name = _old_names.get((module_name, name), (_old_modules.get(module_name, module_name), name))
            self._out.append(b"c" + module_name.encode() + b"\n" + name.encode() + b"\n")
        self._memoize(obj)

    def _save_type(self, obj):
        for value in None, NotImplemented, ...:
            if obj is type(value):
                self._save_reduce((type, (value,)), obj)
                return
        self._save_global(obj)

    def _save_reduce(self, made, obj):
        func, args, state, items, pairs, setter = tuple(made) + (None,) * (6 - len(made))
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple, not %s" % type(args).__name__)
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable, not %s" % type(func).__name__)
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj__":
            self._save(args[0])
            self._save(args[1:])
            self._out.append(b"\x81")
        elif self.proto >= 4 and name == "__newobj_ex__":
            for part in args:
                self._save(part)
            self._out.append(b"\x92")
        else:
            self._save(func)
            self._save(args)
            self._out.append(b"R")
        if obj is not None:
            if id(obj) in self.memo:
                self._out.append(b"0")
                self._get(self.memo[id(obj)])
            else:
                self._memoize(obj)
        if items is not None:
            self._append_all(items)
        if pairs is not None:
            self._set_all(pairs)
        if state is not None:
            if setter is None:
                self._save(state)
                self._out.append(b"b")
            else:
                self._save(setter)
                self._save(obj)
                self._save(state)
                self._out.append(b"\x86R0")


_atoms = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float}
_savers = {bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, str: Pickler._save_str, tuple: Pickler._save_tuple,
           list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set, frozenset: Pickler._save_frozenset,
           type: Pickler._save_type, types.FunctionType: Pickler._save_global}


class _Mark:
    pass


_mark = _Mark()


class Unpickler:
    """Reads objects from a file."""
    __module__ = "_pickle"

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not (hasattr(file, "read") and hasattr(file, "readline")):
            raise TypeError("file must have 'read', 'readinto' and 'readline' attributes")
        self._file, self.encoding, self.errors, self.memo = file, encoding, errors, {}

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def find_class(self, module_name, global_name, /):
        for new, old in _old_names.items():
            if old == (module_name, global_name):
                module_name, global_name = new
        for new, old in _old_modules.items():
            if old == module_name:
                module_name = new
        __import__(module_name)
        found = sys.modules[module_name]
        for part in global_name.split("."):
            try:
                found = getattr(found, part)
            except AttributeError:
                raise AttributeError("Can't get attribute %r on %r" % (global_name, sys.modules[module_name])) from None
        return found

    def _read(self, n):
        data = self._file.read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _number(self, format):
        return struct.unpack(format, self._read(struct.calcsize(format)))[0]

    def _line(self):
        line = self._file.readline()
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _pop_mark(self):
        stack, at = self._stack, len(self._stack) - 1
        while stack[at] is not _mark:
            at -= 1
        items = stack[at + 1:]
        del stack[at:]
        return items

    def load(self):
        self._stack = []
        while True:
            code = self._file.read(1)
            if not code:
                raise EOFError("Ran out of input")
            if code == b".":
                if not self._stack:
                    raise UnpicklingError("unpickling stack underflow")
                return self._stack.pop()
            step = _steps.get(code)
            if step is None:
                raise UnpicklingError("invalid load key, '%s'." % (code.decode() if 32 <= code[0] < 127 else "\\x%02x" % code[0]))
            try:
                step(self, self._stack)
            except IndexError:
                if self._stack:
                    raise
                raise UnpicklingError("unpickling stack underflow") from None

    def _proto(self, stack):
        version = self._read(1)[0]
        if version > HIGHEST_PROTOCOL:
            raise ValueError("unsupported pickle protocol: %d" % version)

    def _text_int(self, stack):
        line = self._line()
        stack.append({b"00": False, b"01": True}[line] if line in (b"00", b"01") else int(line))

    def _appends(self, stack):
        items = self._pop_mark()
        target = stack[-1]
        (target.extend if hasattr(target, "extend") else lambda items: [target.append(item) for item in items])(items)

    def _setitems(self, stack):
        items = self._pop_mark()
        for i in range(0, len(items), 2):
            stack[-1][items[i]] = items[i + 1]

    def _setitem(self, stack):
        value, key = stack.pop(), stack.pop()
        stack[-1][key] = value

    def _additems(self, stack):
        items = self._pop_mark()
        if isinstance(stack[-1], set):
            stack[-1].update(items)
        else:
            for item in items:
                stack[-1].add(item)

    def _reduce(self, stack):
        args, func = stack.pop(), stack.pop()
        stack.append(func(*args))

    def _newobj(self, stack):
        args, cls = stack.pop(), stack.pop()
        stack.append(cls.__new__(cls, *args))

    def _newobj_ex(self, stack):
        kwargs, args, cls = stack.pop(), stack.pop(), stack.pop()
        stack.append(cls.__new__(cls, *args, **kwargs))

    def _build(self, stack):
        state = stack.pop()
        obj = stack[-1]
        setstate = getattr(obj, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            space = obj.__dict__
            for key, value in state.items():
                space[sys.intern(key) if type(key) is str else key] = value
        for key, value in (slots or {}).items():
            setattr(obj, key, value)

    def _stack_global(self, stack):
        name, module = stack.pop(), stack.pop()
        stack.append(self.find_class(module, name))

    def _inst(self, stack):
        module, name = self._line().decode(), self._line().decode()
        stack.append(self.find_class(module, name)(*self._pop_mark()))

    def _obj(self, stack):
        cls, *args = self._pop_mark()
        stack.append(cls(*args))

    def _collect(self, make):
        self._stack.append(make(self._pop_mark()))

    def _top(self, n, stack):
        items = tuple(stack[-n:])
        del stack[-n:]
        stack.append(items)

    def _drop(self, stack):
        stack.pop()

    def _get_memo(self, index):
        try:
            self._stack.append(self.memo[index])
        except KeyError:
            raise UnpicklingError("Memo value not found at index %d" % index) from None

    def _put_memo(self, index):
        self.memo[index] = self._stack[-1]


def _pushing(make):
    return lambda self, stack: stack.append(make(self))


def _dict_of(items):
    return dict(zip(items[::2], items[1::2]))


_steps = {
    b"\x80": Unpickler._proto, b"\x95": lambda self, stack: self._read(8), b"N": _pushing(lambda u: None), b"\x88": _pushing(lambda u: True),
    b"\x89": _pushing(lambda u: False), b"I": Unpickler._text_int, b"L": _pushing(lambda u: int(u._line().rstrip(b"L"))),
    b"K": _pushing(lambda u: u._read(1)[0]), b"M": _pushing(lambda u: u._number("<H")), b"J": _pushing(lambda u: u._number("<i")),
    b"\x8a": _pushing(lambda u: int.from_bytes(u._read(u._read(1)[0]), "little", signed=True)),
    b"\x8b": _pushing(lambda u: int.from_bytes(u._read(u._number("<i")), "little", signed=True)),
    b"F": _pushing(lambda u: float(u._line())), b"G": _pushing(lambda u: u._number(">d")),
    b"C": _pushing(lambda u: u._read(u._read(1)[0])), b"B": _pushing(lambda u: u._read(u._number("<I"))),
    b"\x8e": _pushing(lambda u: u._read(u._number("<Q"))), b"\x96": _pushing(lambda u: bytearray(u._read(u._number("<Q")))),
    b"\x8c": _pushing(lambda u: u._read(u._read(1)[0]).decode("utf-8", "surrogatepass")),
    b"X": _pushing(lambda u: u._read(u._number("<I")).decode("utf-8", "surrogatepass")),
    b"\x8d": _pushing(lambda u: u._read(u._number("<Q")).decode("utf-8", "surrogatepass")),
    b"V": _pushing(lambda u: _unescaped(u._line())), b"S": _pushing(lambda u: eval(u._line())),
    b"(": lambda self, stack: stack.append(_mark), b")": _pushing(lambda u: ()), b"t": lambda self, stack: self._collect(tuple),
    b"\x85": lambda self, stack: self._top(1, stack), b"\x86": lambda self, stack: self._top(2, stack),
    b"\x87": lambda self, stack: self._top(3, stack), b"]": _pushing(lambda u: []), b"l": lambda self, stack: self._collect(list),
    b"a": lambda self, stack: _append(stack), b"e": Unpickler._appends,
    b"}": _pushing(lambda u: {}), b"d": lambda self, stack: self._collect(_dict_of), b"s": Unpickler._setitem, b"u": Unpickler._setitems,
    b"\x8f": _pushing(lambda u: set()), b"\x90": Unpickler._additems, b"\x91": lambda self, stack: self._collect(frozenset),
    b"c": _pushing(lambda u: u.find_class(u._line().decode(), u._line().decode())), b"\x93": Unpickler._stack_global,
    b"R": Unpickler._reduce, b"\x81": Unpickler._newobj, b"\x92": Unpickler._newobj_ex, b"b": Unpickler._build, b"i": Unpickler._inst,
    b"o": Unpickler._obj, b"0": Unpickler._drop, b"1": lambda self, stack: self._pop_mark() and None, b"2": lambda self, stack: stack.append(stack[-1]),
    b"p": lambda self, stack: self._put_memo(int(self._line())), b"q": lambda self, stack: self._put_memo(self._read(1)[0]),
    b"r": lambda self, stack: self._put_memo(self._number("<I")), b"\x94": lambda self, stack: self._put_memo(len(self.memo)),
    b"g": lambda self, stack: self._get_memo(int(self._line())), b"h": lambda self, stack: self._get_memo(self._read(1)[0]),
    b"j": lambda self, stack: self._get_memo(self._number("<I")),
    b"Q": lambda self, stack: stack.append(self.persistent_load(stack.pop())),
    b"P": lambda self, stack: stack.append(self.persistent_load(self._line().decode())),
}


def _append(stack):
    item = stack.pop()
    stack[-1].append(item)


def _unescaped(line):
    """Text of protocol 0: latin-1 with \\u and \\U."""
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


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    out = io.BytesIO()
    Pickler(out, protocol).dump(obj)
    return out.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(io.BytesIO(data), encoding=encoding, errors=errors).load()
