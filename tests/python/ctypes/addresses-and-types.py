# C's types, and the counts and types that stand at the addresses of objects.
import ctypes, sys
a = [1, 2]
print(ctypes.c_long.from_address(id(a)).value)
b = a
print(ctypes.c_long.from_address(id(a)).value, ctypes.c_size_t.from_address(id(a)).value, ctypes.c_ssize_t.from_address(id(a)).value)
print(ctypes.c_long.from_address(id(None)).value, ctypes.c_long.from_address(id(5)).value)
print(ctypes.cast(id(a), ctypes.py_object).value is a)
class PyObject(ctypes.Structure):
    _fields_ = [("refcnt", ctypes.c_long)]
print(PyObject.from_address(id(a)).refcnt)
class Full(ctypes.Structure):
    _fields_ = [("ob_refcnt", ctypes.c_ssize_t), ("ob_type", ctypes.c_void_p)]
print(Full.from_address(id(a)).ob_refcnt, Full.from_address(id(a)).ob_type == id(list))
def ref_count(address): return ctypes.c_long.from_address(address).value
my_var = [1,2,3]; other = my_var
print(ref_count(id(my_var)), sys.getrefcount(my_var)); other = None; print(ref_count(id(my_var)))
for t in "c_bool c_char c_wchar c_byte c_ubyte c_short c_ushort c_int c_uint c_long c_ulong c_longlong c_ulonglong c_size_t c_ssize_t c_float c_double c_longdouble c_char_p c_wchar_p c_void_p c_int8 c_int16 c_int32 c_int64 c_uint8 c_uint16 c_uint32 c_uint64".split():
    T = getattr(ctypes, t); print(t, ctypes.sizeof(T), T.__name__, ctypes.alignment(T), repr(T()), end="; ")
print()
print(ctypes.c_uint8(300).value, ctypes.c_int8(200), ctypes.c_int(2**31), ctypes.c_float(0.1).value, ctypes.c_int().value, ctypes.c_bool(3), ctypes.c_char(b"x"), ctypes.c_wchar("é").value)
x = ctypes.c_int(3); x.value = 7; print(x, x.value)
for f in (lambda: ctypes.c_int("x"), lambda: ctypes.c_int(1.5), lambda: ctypes.c_char(b"xy"), lambda: ctypes.c_double("a"), lambda: setattr(x, "value", "q")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
A = ctypes.c_int * 4
v = A(1, 2, 3); print(list(v), len(v), v[1], ctypes.sizeof(v), A.__name__, v[1:3]); v[0] = 9; print(v[0], list(v))
try: v[4]
except IndexError as e: print(e)
try: A(1,2,3,4,5)
except Exception as e: print(type(e).__name__, e)
class P(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double), ("c", ctypes.c_char)]
p = P(1, 2.5); p.c = b"z"; print(p.x, p.y, p.c, ctypes.sizeof(P), P.x.offset, P.y.offset, P.c.size); p.x = 2**40; print(p.x)
class U(ctypes.Union):
    _fields_ = [("i", ctypes.c_uint32), ("f", ctypes.c_float), ("b", ctypes.c_uint8 * 4)]
u = U(); u.f = 1.0; print(hex(u.i), list(u.b), ctypes.sizeof(U))
s = ctypes.create_string_buffer(b"hello", 10); print(s.value, s.raw, len(s), ctypes.sizeof(s)); s.value = b"hi"; print(s.raw)
s = ctypes.create_string_buffer(3); print(repr(s.raw))
i = ctypes.c_int(42); q = ctypes.pointer(i); print(q.contents.value, q[0]); q.contents.value = 5; print(i.value); q[0] = 6; print(i)
print(bytes(ctypes.c_int(258)), bytes(p)[:4])
