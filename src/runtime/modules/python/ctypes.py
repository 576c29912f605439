"""C's types, and what stands at the address of an object: its count, its type and its length.

Data lie in bytes of their own. Of the program's heap only the beginnings of objects can be read, nothing can be written; and no libraries
can be loaded.
"""

__path__ = []

import struct as _struct

from _native import object_at as _object_at, refcount_at as _refcount_at

_IMMORTAL = 0xFFFFFFFF


class ArgumentError(Exception):
    pass


class _Heap:
    """The program's memory, as far as it can be read."""

    def read(self, at, n):
        if n == 8:
            count = _refcount_at(at)
            if count is not None:
                return _struct.pack("<q", count)
            if _refcount_at(at - 8) is not None:
                return _struct.pack("<Q", id(type(_object_at(at - 8))))
            if _refcount_at(at - 16) is not None and isinstance(_object_at(at - 16), (list, tuple, str, bytes, dict)):
                return _struct.pack("<q", len(_object_at(at - 16)))
        elif n < 8 and _refcount_at(at) is not None:
            return self.read(at, 8)[:n]
        raise ValueError("only the count, the type and the length of an object can be read, at its address; not %d bytes at %#x" % (n, at))

    def write(self, at, data):
        raise ValueError("the heap can be looked at, but not be written to")


class _Bytes:
    def __init__(self, n):
        self.data = bytearray(n)

    def read(self, at, n):
        return bytes(self.data[at:at + n])

    def write(self, at, data):
        self.data[at:at + len(data)] = data


_heap = _Heap()


class _Kind(type):
    """The type of C's types: they have a size, and N of them are an array."""

    def __mul__(cls, n):
        if not isinstance(n, int):
            raise TypeError("can't multiply sequence by non-int of type '%s'" % type(n).__name__)
        if n < 0:
            raise ValueError("Array length must be >= 0, not %d" % n)
        return _array_type(cls, n)

    __rmul__ = __mul__

    def from_address(cls, address):
        if not isinstance(address, int):
            raise TypeError("integer expected")
        return cls._at(_heap, address)

    def from_buffer_copy(cls, source, offset=0):
        data = bytes(source)[offset:]
        if len(data) < cls._size:
            raise ValueError("Buffer size too small (%d instead of at least %d bytes)" % (len(data) + offset, cls._size + offset))
        made = cls._at(_Bytes(cls._size), 0)
        made._memory.write(0, data[:cls._size])
        return made

    def _at(cls, memory, place):
        made = cls.__new__(cls)
        made._memory, made._place = memory, place
        return made


class _CData(metaclass=_Kind):
    _size, _alignment = 0, 1

    def __new__(cls, *args, **kwargs):
        made = object.__new__(cls)
        made._memory, made._place = _Bytes(cls._size), 0
        return made

    def _raw(self):
        return self._memory.read(self._place, self._size)

    def __bytes__(self):
        return self._raw()

    def _get(self):
        """What a field of this type shows."""
        return self

    def _set(self, value):
        if not isinstance(value, type(self)):
            raise TypeError("incompatible types, %s instance instead of %s instance" % (type(value).__name__, type(self).__name__))
        self._memory.write(self._place, value._raw())


class _SimpleCData(_CData):
    """One value."""

    _type_ = ""

    def __init__(self, value=None):
        if value is not None:
            self.value = value

    @property
    def value(self):
        return _struct.unpack("<" + self._type_, self._raw())[0]

    @value.setter
    def value(self, value):
        self._memory.write(self._place, self._pack(value))

    def _pack(self, value):
        number = value.__index__() if hasattr(value, "__index__") else None
        if number is None:
            raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)
        return (number & (1 << 8 * self._size) - 1).to_bytes(self._size, "little")

    def _get(self):
        return self.value if type(self).__module__ == __name__ else self  # a class of the program's own shows itself

    def _set(self, value):
        self.value = value.value if isinstance(value, type(self)) else value

    def __bool__(self):
        return any(self._raw())

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self.value)


def _simple(name, code, size, base=_SimpleCData):
    return _Kind(name, (base,), {"_type_": code, "_size": size, "_alignment": size, "__module__": __name__})


class _Real(_SimpleCData):
    def _pack(self, value):
        if not hasattr(value, "__float__") and not hasattr(value, "__index__"):
            raise TypeError("must be real number, not %s" % type(value).__name__)
        return _struct.pack("<" + self._type_, float(value))


class _Bool(_SimpleCData):
    def _pack(self, value):
        return b"\1" if value else b"\0"


class _Char(_SimpleCData):
    @property
    def value(self):
        return self._raw()

    @value.setter
    def value(self, value):
        if isinstance(value, int) and 0 <= value < 256:
            value = bytes([value])
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise TypeError("one character bytes, bytearray or integer expected")
        self._memory.write(self._place, bytes(value))


class _WideChar(_SimpleCData):
    @property
    def value(self):
        return chr(_struct.unpack("<I", self._raw())[0])

    @value.setter
    def value(self, value):
        if not isinstance(value, str):
            raise TypeError("unicode string expected instead of %s instance" % type(value).__name__)
        if len(value) != 1:
            raise TypeError("one character unicode string expected")
        self._memory.write(self._place, _struct.pack("<I", ord(value)))


class _Held(_SimpleCData):
    """A pointer to an object of the program, which is kept."""

    _wanted, _word = (), ""

    @property
    def value(self):
        return getattr(self, "_kept", None)

    @value.setter
    def value(self, value):
        if value is not None and not isinstance(value, self._wanted):
            raise TypeError("%s or integer address expected instead of %s instance" % (self._word, type(value).__name__))
        self._kept = value


class _Address(_SimpleCData):
    @property
    def value(self):
        return _struct.unpack("<Q", self._raw())[0] or None

    @value.setter
    def value(self, value):
        if value is not None and not isinstance(value, int):
            raise TypeError("cannot be converted to pointer")
        self._memory.write(self._place, _struct.pack("<Q", (value or 0) & (1 << 64) - 1))


c_byte, c_ubyte = _simple("c_byte", "b", 1), _simple("c_ubyte", "B", 1)
c_short, c_ushort = _simple("c_short", "h", 2), _simple("c_ushort", "H", 2)
c_int, c_uint = _simple("c_int", "i", 4), _simple("c_uint", "I", 4)
c_long, c_ulong = _simple("c_long", "q", 8), _simple("c_ulong", "Q", 8)
c_float, c_double = _simple("c_float", "f", 4, _Real), _simple("c_double", "d", 8, _Real)
c_longdouble = _simple("c_longdouble", "d8x", 16, _Real)
c_bool = _simple("c_bool", "?", 1, _Bool)
c_char, c_wchar = _simple("c_char", "c", 1, _Char), _simple("c_wchar", "u", 4, _WideChar)
c_char_p, c_wchar_p = _simple("c_char_p", "z", 8, _Held), _simple("c_wchar_p", "Z", 8, _Held)
c_char_p._wanted, c_char_p._word, c_wchar_p._wanted, c_wchar_p._word = bytes, "bytes", str, "unicode string"
c_void_p = c_voidp = _simple("c_void_p", "P", 8, _Address)
c_longlong, c_ulonglong, c_size_t, c_ssize_t = c_long, c_ulong, c_ulong, c_long
c_int8, c_int16, c_int32, c_int64 = c_byte, c_short, c_int, c_long
c_uint8, c_uint16, c_uint32, c_uint64 = c_ubyte, c_ushort, c_uint, c_ulong
c_time_t = c_long


class py_object(_SimpleCData):
    """A reference to an object."""

    _type_, _size, _alignment = "O", 8, 8

    @property
    def value(self):
        if not hasattr(self, "_kept"):
            raise ValueError("PyObject is NULL")
        return self._kept

    @value.setter
    def value(self, value):
        self._kept = value

    def __init__(self, *value):
        if value:
            self._kept = value[0]

    def __repr__(self):
        return "py_object(%s)" % (repr(self._kept) if hasattr(self, "_kept") else "<NULL>")


class Array(_CData):
    """Several of one type, one behind the other."""

    _type_, _length_ = c_byte, 0

    def __init__(self, *values):
        if len(values) > self._length_:
            raise IndexError("invalid index")
        for place, value in enumerate(values):
            self[place] = value

    def __len__(self):
        return self._length_

    def _item(self, index):
        index = index.__index__()
        if not -self._length_ <= index < self._length_:
            raise IndexError("invalid index")
        return self._type_._at(self._memory, self._place + index % self._length_ * self._type_._size)

    def __getitem__(self, index):
        if not isinstance(index, slice):
            return self._item(index)._get()
        items = [self._item(i)._get() for i in range(*index.indices(self._length_))]
        return b"".join(items) if self._type_ is c_char else "".join(items) if self._type_ is c_wchar else items

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            self._item(index)._set(value)
            return
        places = range(*index.indices(self._length_))
        if len(places) != len(value):
            raise ValueError("Can only assign sequence of same size")
        for place, item in zip(places, value):
            self._item(place)._set(item)

    def __iter__(self):
        return (self._item(i)._get() for i in range(self._length_))

    def _get_value(self):
        text = self._raw()
        return text.partition(b"\0")[0] if self._type_ is c_char else text.decode("utf-32-le").partition("\0")[0]

    def _set_value(self, value):
        data = bytes(value) if self._type_ is c_char else value.encode("utf-32-le")
        if len(data) > self._size:
            raise ValueError("byte string too long" if self._type_ is c_char else "string too long")
        end = bytes(self._type_._size) if len(data) < self._size else b""
        self._memory.write(self._place, data + end)


_arrays = {}


def _array_type(kind, n):
    made = _arrays.get((kind, n))
    if made is None:
        members = {"_type_": kind, "_length_": n, "_size": kind._size * n, "_alignment": kind._alignment, "__module__": __name__}
        if kind in (c_char, c_wchar):
            members["value"] = property(Array._get_value, Array._set_value)
        if kind is c_char:
            members["raw"] = property(Array._raw, lambda self, data: self._memory.write(self._place, bytes(data)))
        made = _arrays[kind, n] = _Kind("%s_Array_%d" % (kind.__name__, n), (Array,), members)
    return made


class CField:
    """A member of a structure: where it lies."""

    def __init__(self, name, kind, offset):
        self._name, self._kind, self.offset, self.size = name, kind, offset, kind._size

    def __get__(self, owner, kind=None):
        return self if owner is None else self._kind._at(owner._memory, owner._place + self.offset)._get()

    def __set__(self, owner, value):
        place = self._kind._at(owner._memory, owner._place + self.offset)
        if isinstance(place, Array) and isinstance(value, tuple):
            value = type(place)(*value)
        place._set(value)

    def __repr__(self):
        return "<Field type=%s, ofs=%d, size=%d>" % (self._kind.__name__, self.offset, self.size)


class _Aggregate(_CData):
    _all = ()
    _together = False

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if "_fields_" in vars(cls):
            cls._lay_out(cls._fields_)

    @classmethod
    def _lay_out(cls, fields):
        names, size, alignment = list(cls.__mro__[1]._all), cls.__mro__[1]._size, max(1, cls.__mro__[1]._alignment)
        pack = getattr(cls, "_pack_", None)
        for name, kind in fields:
            step = min(kind._alignment, pack) if pack else kind._alignment
            offset = 0 if cls._together else -(-size // step) * step
            setattr(cls, name, CField(name, kind, offset))
            size, alignment = max(size, offset + kind._size), max(alignment, step)
            names.append(name)
        cls._all, cls._size, cls._alignment = names, -(-size // alignment) * alignment, alignment

    def __init__(self, *values, **named):
        if len(values) > len(self._all):
            raise TypeError("too many initializers")
        for name, value in (*zip(self._all, values), *named.items()):
            setattr(self, name, value)


class Structure(_Aggregate):
    """Members of several types, one behind the other."""


class Union(_Aggregate):
    """Members of several types in one place."""

    _together = True


class _Pointer(_CData):
    """Where something of a type lies."""

    _type_, _size, _alignment = None, 8, 8

    def __init__(self, target=None):
        if target is not None:
            self.contents = target

    @property
    def contents(self):
        if not hasattr(self, "_target"):
            raise ValueError("NULL pointer access")
        return self._target

    @contents.setter
    def contents(self, target):
        if not isinstance(target, self._type_):
            raise TypeError("expected %s instead of %s" % (self._type_.__name__, type(target).__name__))
        self._target = target

    def _beside(self, index):
        target = self.contents
        return self._type_._at(target._memory, target._place + index * self._type_._size)

    def __getitem__(self, index):
        return self._beside(index)._get()

    def __setitem__(self, index, value):
        self._beside(index)._set(value)

    def __bool__(self):
        return hasattr(self, "_target")


_pointers = {}


def POINTER(kind):
    made = _pointers.get(kind)
    if made is None:
        name = "LP_" + kind.__name__ if kind is not None else "c_void_p"
        made = _pointers[kind] = c_void_p if kind is None else _Kind(name, (_Pointer,), {"_type_": kind, "__module__": __name__})
    return made


def pointer(target):
    return POINTER(type(target))(target)


byref = pointer


def cast(what, kind):
    """WHAT, an address or a pointer, as one of type KIND."""
    address = what.value if isinstance(what, _Address) else what
    if isinstance(address, int):
        if kind is py_object:
            if _refcount_at(address) is None:
                raise ValueError("there is no object at %#x" % address)
            return py_object(_object_at(address))
        if kind is c_void_p:
            return c_void_p(address)
        return kind(kind._type_.from_address(address))
    target = address.contents if isinstance(address, _Pointer) else address
    return kind(kind._type_._at(target._memory, target._place))


def sizeof(what):
    if not isinstance(what, (_Kind, _CData)):
        raise TypeError("this type has no size")
    return what._size


def alignment(what):
    if not isinstance(what, (_Kind, _CData)):
        raise TypeError("no alignment info")
    return what._alignment


def addressof(what):
    if not isinstance(what, _CData):
        raise TypeError("invalid type")
    return what._place if what._memory is _heap else id(what._memory.data)


def create_string_buffer(init, size=None):
    if isinstance(init, bytes):
        made = (c_char * (len(init) + 1 if size is None else size))()
        made.value = init
        return made
    if isinstance(init, int):
        return (c_char * init)()
    raise TypeError(init)


def create_unicode_buffer(init, size=None):
    if isinstance(init, str):
        made = (c_wchar * (len(init) + 1 if size is None else size))()
        made.value = init
        return made
    if isinstance(init, int):
        return (c_wchar * init)()
    raise TypeError(init)


def string_at(ptr, size=-1):
    """The bytes that a pointer or an array of characters leads to."""
    data = ptr._raw() if isinstance(ptr, _CData) else bytes(ptr)
    return data.partition(b"\0")[0] if size < 0 else data[:size]


def memmove(dst, src, count):
    dst._memory.write(dst._place, (src._raw() if isinstance(src, _CData) else bytes(src))[:count])
    return addressof(dst)


def memset(dst, c, count):
    dst._memory.write(dst._place, bytes([c & 255]) * count)
    return addressof(dst)


class CDLL:
    """A library that was loaded. There can be none."""

    def __init__(self, name, *args, **kwargs):
        raise OSError("Heapscope loads no libraries: %s" % name)


PyDLL = CDLL

_built_in_module = "_ctypes"
_built_in = (POINTER, addressof, alignment, pointer, sizeof)
