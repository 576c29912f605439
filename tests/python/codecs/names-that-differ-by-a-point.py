# Which spellings of an encoding are known: words joined by anything, but neither run together nor joined by points as one likes.
import codecs

for name in ("utf8sig", "utf8_sig", "utf-8-sig", "utf16be", "utf-16be", "utf 16 be", "utf32le", "utf.8", "utf--8", "_utf_8", "latin.1",
             "latin 1", "iso.8859.1", "iso 8859 1", "iso88591", "us ascii", "us.ascii", "ansi_x3.4_1968", "utf.16", "cp65001"):
    said = []
    for action in (lambda: codecs.lookup(name).name, lambda: "abc".encode(name), lambda: b"abcd".decode(name)):
        try:
            said.append(action())
        except LookupError as error:
            said.append(str(error))
    print(repr(name), *said)
