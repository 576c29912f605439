"""Values as bytes, in the form of version 4 that compiled files have. Code can be read that was
written in the same run: bytecode from elsewhere could do anything to the heap."""

import struct
import sys

from _native import is_interned

__all__ = ["dump", "dumps", "load", "loads", "version"]
_stands_for_native = True
version = 4
_SHARED = 0x80
_LOCAL, _CELL, _FREE = 0x20, 0x40, 0x80  # what a variable of code is
_written_code = {}  # what _code_key gives, to code


# The count of what only its container refers to, seen from kind_of: the arguments of write, write_x, kind_of and getrefcount refer to it, too.
_ALONE = 5


class _Writer:
    def __init__(self, format):
        self.format, self.pieces, self.places = format, [], {}

    def tell(self, kind, *pieces):
        self.pieces += (kind, *pieces)

    def long(self, value):
        return struct.pack("<i", value)

    def kind_of(self, o, kind, alone=_ALONE):
        """KIND, marked if O may be told again by its number; None if that has just been done."""
        if self.format < 3 or sys.getrefcount(o) == alone:
            return kind
        place = self.places.get(id(o))
        if place is not None:
            self.tell(b"r", self.long(place[0]))
            return None
        self.places[id(o)] = len(self.places), o
        return bytes([kind[0] | _SHARED])

    def write(self, o):
        simple = {None: b"N", True: b"T", False: b"F", ...: b".", StopIteration: b"S"}
        if o is None or o is True or o is False or o is ... or o is StopIteration:
            self.tell(simple[o])
            return
        write = getattr(self, "write_" + type(o).__name__, None)
        if write is None or type(o).__module__ != "builtins":
            if isinstance(o, bytearray | memoryview):
                o = bytes(o)
                write = self.write_bytes
            else:
                raise ValueError("unmarshallable object")
        write(o)

    def write_int(self, o):
        small = -0x80000000 <= o < 0x80000000
        kind = self.kind_of(o, b"i" if small else b"l")
        if kind is None:
            return
        if small:
            self.tell(kind, self.long(o))
            return
        digits, rest = [], abs(o)
        while rest:
            digits.append(struct.pack("<H", rest & 0x7FFF))
            rest >>= 15
        self.tell(kind, self.long(-len(digits) if o < 0 else len(digits)), *digits)

    def write_float(self, o):
        kind = self.kind_of(o, b"g")
        if kind is not None:
            self.tell(kind, struct.pack("<d", o))

    def write_complex(self, o):
        kind = self.kind_of(o, b"y")
        if kind is not None:
            self.tell(kind, struct.pack("<dd", o.real, o.imag))

    def write_bytes(self, o):
        kind = self.kind_of(o, b"s")
        if kind is not None:
            self.tell(kind, self.long(len(o)), o)

    def write_str(self, o):
        interned = self.format >= 3 and is_interned(o)
        if self.format < 4 or not o.isascii():
            data = o.encode("utf-8", "surrogatepass")
            kind = self.kind_of(o, b"t" if interned else b"u")
            if kind is not None:
                self.tell(kind, self.long(len(data)), data)
            return
        short = len(o) < 256
        kind = self.kind_of(o, (b"Z" if interned else b"z") if short else (b"A" if interned else b"a"))
        if kind is not None:
            self.tell(kind, bytes([len(o)]) if short else self.long(len(o)), o.encode())

    def write_tuple(self, o):
        short = len(o) < 256 and self.format >= 4
        kind = self.kind_of(o, b")" if short else b"(")
        if kind is not None:
            self.tell(kind, bytes([len(o)]) if short else self.long(len(o)))
            rest = iter(o)
            for _ in range(len(o)):
                self.write(next(rest))

    def write_items(self, o, kind):
        kind = self.kind_of(o, kind, _ALONE + 1)
        if kind is not None:
            self.tell(kind, self.long(len(o)))
            rest = iter(o)
            for _ in range(len(o)):
                self.write(next(rest))

    def write_list(self, o):
        self.write_items(o, b"[")

    def write_set(self, o):
        self.write_items(o, b"<")

    def write_frozenset(self, o):
        self.write_items(o, b">")

    def write_dict(self, o):
        kind = self.kind_of(o, b"{")
        if kind is not None:
            self.tell(kind)
            keys, values = iter(o), iter(o.values())
            for _ in range(len(o)):
                self.write(next(keys))
                self.write(next(values))
            self.tell(b"0")

    def write_code(self, o):
        kind = self.kind_of(o, b"c")
        if kind is None:
            return
        _written_code[_code_key(o)] = o
        names = dict.fromkeys(o.co_varnames, _LOCAL)
        for name in o.co_cellvars:
            names[name] = names.get(name, 0) | _CELL
        names.update(dict.fromkeys(o.co_freevars, _FREE))
        self.tell(kind, *map(self.long, (o.co_argcount, o.co_posonlyargcount, o.co_kwonlyargcount, o.co_stacksize, o.co_flags)))
        for part in (o.co_code, o.co_consts, o.co_names, tuple(names), bytes(names.values()), o.co_filename, o.co_name, o.co_qualname):
            self.write(part)
        self.tell(self.long(o.co_firstlineno))
        self.write(o.co_linetable)
        self.write(o.co_exceptiontable)


def _code_key(o):
    return _key_of_parts(o.co_code, o.co_consts, o.co_names, o.co_filename, o.co_name, o.co_qualname, o.co_firstlineno, o.co_linetable)


def _key_of_parts(code, consts, *rest):
    # 1, 1.0 and True are the same as keys.
    return code, tuple([(type(const), const) for const in consts]), *rest


_END = object()


class _Reader:
    def __init__(self, take):
        self.take, self.shared = take, []

    def long(self):
        return struct.unpack("<i", self.take(4))[0]

    def size(self, what):
        n = self.long()
        if n < 0:
            raise ValueError("bad marshal data (%s size out of range)" % what)
        return n

    def read(self):
        code = self.take(1, "EOF read where object expected")[0]
        place = None
        if code & _SHARED:
            place = len(self.shared)
            self.shared.append(None)
        kind = chr(code & ~_SHARED)
        if kind in _SIMPLE:
            return _SIMPLE[kind]
        if kind == "r":
            n = self.long()
            if not 0 <= n < len(self.shared):
                raise ValueError("bad marshal data (invalid reference)")
            return self.shared[n]
        if kind in "[{<":
            return self.read_container(kind, place)
        value = self.read_value(kind)
        if place is not None:
            self.shared[place] = value
        return value

    def read_container(self, kind, place):
        made = {"[": list, "{": dict, "<": set}[kind]()
        if place is not None:
            self.shared[place] = made
        if kind == "{":
            while (key := self.read()) is not _END:
                made[key] = self.read()
            return made
        for _ in range(self.size("list" if kind == "[" else "set")):
            (made.append if kind == "[" else made.add)(self.read())
        return made

    def read_value(self, kind):
        if kind == "i":
            return self.long()
        if kind == "l":
            n = self.long()
            value = 0
            for place in range(abs(n)):
                value |= struct.unpack("<H", self.take(2))[0] << 15 * place
            return -value if n < 0 else value
        if kind == "g":
            return struct.unpack("<d", self.take(8))[0]
        if kind == "y":
            return complex(*struct.unpack("<dd", self.take(16)))
        if kind == "s":
            return bytes(self.take(self.size("bytes object")))
        if kind in "ut":
            return bytes(self.take(self.size("string"))).decode("utf-8", "surrogatepass")
        if kind in "zZ":
            return bytes(self.take(self.take(1)[0])).decode("latin-1")
        if kind in "aA":
            return bytes(self.take(self.size("string"))).decode("latin-1")
        if kind in "()":
            return tuple([self.read() for _ in range(self.take(1)[0] if kind == ")" else self.size("tuple"))])
        if kind == ">":
            return frozenset([self.read() for _ in range(self.size("set"))])
        if kind == "c":
            return self.read_code()
        raise ValueError("bad marshal data (unknown type code)")

    def read_code(self):
        for _ in range(5):
            self.long()
        code, consts, names, _, _, filename, name, qualname = (self.read() for _ in range(8))
        line, linetable = self.long(), self.read()
        self.read()
        known = _written_code.get(_key_of_parts(code, consts, names, filename, name, qualname, line, linetable))
        if known is None:
            raise ValueError("Heapscope reads code only if it was written in the same run")
        return known.replace()


_SIMPLE = {"N": None, "T": True, "F": False, ".": ..., "S": StopIteration, "0": _END}


def dumps(value, version=version, /):
    writer = _Writer(version)
    writer.write(value)
    return b"".join(writer.pieces)


def dump(value, file, version=version, /):
    return file.write(dumps(value, version))


def _read(take):
    value = _Reader(take).read()
    if value is _END:
        raise TypeError("NULL object in marshal data for object")
    return value


def loads(bytes, /):
    data, at = memoryview(bytes).cast("B"), 0

    def take(n, message="marshal data too short"):
        nonlocal at
        if at + n > len(data):
            raise EOFError(message)
        at += n
        return data[at - n:at]

    return _read(take)


def load(file, /):
    def take(n, message="marshal data too short"):
        data = file.read(n)
        if len(data) < n:
            raise EOFError(message)
        return data

    return _read(take)

_built_in = (dump, dumps, load, loads)
