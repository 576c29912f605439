import binascii
import quopri

for data in b"", b"hello world", bytes(range(45)), b"\xff" * 7:
    line = binascii.b2a_uu(data)
    print(line, binascii.b2a_uu(data, backtick=True), binascii.a2b_uu(line) == data)
for wrong in b"!!!!", b"\xff", "\u20ac":
    try:
        print(binascii.a2b_uu(wrong))
    except ValueError as error:
        print(type(error).__name__, error)
try:
    binascii.b2a_uu(bytes(46))
except binascii.Error as error:
    print(error)

text = "größe = 1 \t\n.\nend_of line \n" + "long " * 30
for options in {}, {"quotetabs": True}, {"header": True}:
    coded = quopri.encodestring(text.encode(), **options)
    print(coded, quopri.decodestring(coded, options.get("header", False)) == text.encode())
print(binascii.b2a_qp(b"a\r\nb\n", istext=False), binascii.b2a_qp(b"a\r\nb \r\n"), binascii.b2a_qp(b"."), binascii.b2a_qp(b" "))
print(quopri.decodestring(b"gr=C3=B6=\n=C3=9F=3d_=zz=="), quopri.decodestring("a_b=20", header=True), quopri.decodestring(b"x=   \ny=\r\nz"))
try:
    binascii.hexlify([])
except TypeError as error:
    print(error)
