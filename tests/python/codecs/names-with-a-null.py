# Names of encodings, of error handlers and of files to compile end nowhere but at their end.
def tell(function):
    try:
        print(function())
    except (ValueError, LookupError, ImportError) as error:
        print(type(error).__name__, error)


tell(lambda: "a".encode("ascii\0x"))
tell(lambda: "a".encode("ascii", "ignore\0"))
tell(lambda: b"a".decode("ascii\0x"))
tell(lambda: b"a".decode(errors="strict\0"))
tell(lambda: bytearray(b"a").decode("ascii\0x"))
tell(lambda: str(b"a", "ascii\0x"))
tell(lambda: str(b"a", "ascii", "strict\0"))
tell(lambda: bytes("a", "ascii\0"))
tell(lambda: bytearray("a", "ascii", "\0"))
tell(lambda: compile("1", "file\0name", "eval"))
tell(lambda: compile("1", "file\ud800", "eval").co_filename == "file\ud800")
tell(lambda: __import__("sys\0x"))
tell(lambda: __import__("names-with-a-null\0x"))
