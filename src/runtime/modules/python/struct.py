"""Values packed into bytes."""

_stands_for_native = True

from _operator import index as _index
from _native import static_type as _static_type
import _struct
from _struct import calcsize, pack, unpack

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    __module__ = "struct"


def _writable(buffer):
    try:
        view = memoryview(buffer)
    except TypeError:
        view = None
    if view is None or view.readonly:
        raise TypeError("argument must be read-write bytes-like object, not %s" % type(buffer).__name__)
    return view


def _length(buffer):
    try:
        return memoryview(buffer).nbytes
    except TypeError:
        raise TypeError("a bytes-like object is required, not '%s'" % type(buffer).__name__) from None


def _place(name, size, buffer, offset):
    """The offset from the start; checks that SIZE bytes are there."""
    length = _length(buffer)
    into = name == "pack_into"
    if offset < 0:
        if offset + length < 0:
            raise error("offset %d out of range for %d-byte buffer" % (offset, length))
        if offset + size > 0:
            if into:
                raise error("no space to pack %d bytes at offset %d" % (size, offset))
            raise error("not enough data to unpack %d bytes at offset %d" % (size, offset))
        offset += length
    if length - offset < size:
        raise error("%s requires a buffer of at least %d bytes for %spacking %d bytes at offset %d (actual buffer size is %d)"
                    % (name, size + offset, "" if into else "un", size, offset, length))
    return offset


def unpack_from(format, /, buffer, offset=0):
    size = calcsize(format)
    return _struct.unpack_at(format, buffer, _place("unpack_from", size, buffer, _index(offset)))


def pack_into(*args):
    if not args:
        raise TypeError("missing format argument")
    format, *args = args
    calcsize(format)
    if len(args) < 2:
        raise error("pack_into expected %s argument" % ("offset" if args else "buffer"))
    buffer, offset, *values = args
    expected = _struct.items(format)
    if len(values) != expected:
        raise error("pack_into expected %d items for packing (got %d)" % (expected, len(values)))
    view, offset = _writable(buffer), _index(offset)
    place = _place("pack_into", calcsize(format), buffer, offset)
    data = _struct.pack_into_bytes(format, *values)
    view[place:place + len(data)] = data


class unpack_iterator:
    __module__ = "_struct"

    def __init__(self, format, size, buffer):
        self._format, self._size, self._buffer, self._at = format, size, buffer, 0

    def __iter__(self):
        return self

    def __length_hint__(self):
        return (len(self._buffer) - self._at) // self._size

    def __next__(self):
        if self._at >= len(self._buffer):
            raise StopIteration
        self._at += self._size
        return _struct.unpack_at(self._format, self._buffer, self._at - self._size)


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if _length(buffer) % size:
        raise error("iterative unpacking requires a buffer of a multiple of %d bytes" % size)
    return unpack_iterator(format, size, buffer)


@_static_type
class Struct:
    """A format that is used more than once."""
    __module__ = "_struct"

    def __init__(self, format):
        if not isinstance(format, (str, bytes)):
            raise TypeError("Struct() argument 1 must be a str or bytes object, not " + type(format).__name__)
        self.format = format if isinstance(format, str) else format.decode("ascii")
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, *args):
        pack_into(self.format, *args)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)


for _function in pack_into, unpack_from, iter_unpack:
    _function.__module__ = "_struct"
del _function

_built_in_module = "_struct"
_built_in = (iter_unpack, pack_into, unpack_from)
