"""What encoders say of what is no text, and decoders of what is no bytes."""
import codecs


def tell(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}", getattr(error, "__notes__", ""))


for encoding in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-32", "utf-32-be", "utf-7", "cp1252", "cp437", "unicode_escape",
                 "raw_unicode_escape"):
    print(encoding)
    for value in 3, [1, 2], None, bytearray(b"abcd"), memoryview(b"abcd"):
        tell(codecs.decode, value, encoding)
    for value in 3, b"a", None, "ab":
        tell(codecs.encode, value, encoding)
tell(codecs.decode, "abc", "utf-8")
tell(codecs.utf_8_encode, 3)
tell(codecs.charmap_encode, b"a")
