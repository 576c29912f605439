import sys, copyreg, codecs
print(type(sys.builtin_module_names), "sys" in sys.builtin_module_names, sys.platlibdir, "os" in sys.stdlib_module_names, sys.base_exec_prefix == sys.exec_prefix)
print(codecs.utf_8_decode(b"a"), codecs.ascii_encode("a"), codecs.latin_1_decode(b"\xe9"), codecs.utf_16_le_encode("a"), codecs.unicode_escape_decode(b"\\n"), codecs.raw_unicode_escape_encode("\u1234"), codecs.utf_16_decode(b"a\0"), codecs.utf_32_encode("a"), codecs.escape_encode(b"\n"), codecs.utf_16_le_decode(b"a\0b"), codecs.utf_16_le_decode(b"a\0b\0", "strict", True), codecs.utf_7_encode("é"), codecs.utf_16_encode("é"))
for e in ["codecs.ascii_encode('é')", "codecs.ascii_decode(b'\\xff')", "codecs.ascii_decode(b'\\xff', 'replace')", "codecs.utf_16_le_decode(b'a', 'strict', True)", "copyreg.constructor(3)", "copyreg.pickle(int, 3)", "copyreg.pickle(int, len, 3)"]:
    try: print(eval(e))
    except Exception as x: print(type(x).__name__, x)
