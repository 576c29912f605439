"""The names of encodings, and which of them the runtime itself can do."""

from _charmaps import TABLES

NATIVE = ("utf-8", "utf-8-sig", "ascii", "iso8859-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
PYTHON = ("utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape")
BYTES_TO_BYTES = ("rot-13", "hex", "base64", "quopri", "uu", "zlib", "bz2")
_ALIASES = {
    "utf-8": "u8 utf utf8 cp65001", "utf-16": "u16 utf16", "utf-32": "u32 utf32", "utf-7": "u7 utf7 unicode_1_1_utf_7",
    "utf-16-le": "unicodelittleunmarked utf_16le", "utf-16-be": "unicodebigunmarked utf_16be",
    "utf-32-le": "utf_32le", "utf-32-be": "utf_32be",
    "iso8859-1": "8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1 latin_1",
    "ascii": "646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii",
    "rot-13": "rot13", "hex": "hex_codec", "base64": "base64_codec base_64", "quopri": "quopri_codec quoted_printable quotedprintable",
    "uu": "uu_codec", "zlib": "zlib_codec zip", "bz2": "bz2_codec", "unicode-escape": "unicodeescape",
    "raw-unicode-escape": "rawunicodeescape", "mac-roman": "macintosh macroman", "mac-cyrillic": "maccyrillic", "koi8-r": "cskoi8r",
    "cp037": "037 csibm037 ebcdic_cp_ca ebcdic_cp_nl ebcdic_cp_us ebcdic_cp_wt ibm037 ibm039",
    "cp500": "500 csibm500 ebcdic_cp_be ebcdic_cp_ch ibm500", "cp437": "437 cspc8codepage437 ibm437",
    "iso8859-2": "csisolatin2 iso_8859_2_1987 iso_ir_101 l2 latin2", "iso8859-3": "csisolatin3 iso_ir_109 l3 latin3",
    "iso8859-4": "csisolatin4 iso_ir_110 l4 latin4", "iso8859-5": "csisolatincyrillic cyrillic iso_ir_144",
    "iso8859-6": "arabic asmo_708 csisolatinarabic ecma_114 iso_ir_127",
    "iso8859-7": "csisolatingreek ecma_118 elot_928 greek greek8 iso_ir_126", "iso8859-8": "csisolatinhebrew hebrew iso_ir_138",
    "iso8859-9": "csisolatin5 iso_ir_148 l5 latin5", "iso8859-10": "csisolatin6 iso_ir_157 l6 latin6", "iso8859-11": "thai",
    "iso8859-13": "l7 latin7", "iso8859-14": "iso_celtic iso_ir_199 l8 latin8", "iso8859-15": "l9 latin9",
    "iso8859-16": "iso_ir_226 l10 latin10",
}


def _every_name():
    names = {name.replace("-", "_"): name for name in (*NATIVE, *PYTHON, *BYTES_TO_BYTES, *TABLES)}
    for name, aliases in _ALIASES.items():
        names.update(dict.fromkeys(aliases.split(), name))
    for name in TABLES:
        number = name.removeprefix("cp")
        if name.startswith("cp125"):
            names[number] = names["windows_" + number] = name
        elif name.startswith("cp") and name not in ("cp737", "cp874", "cp037"):
            names[number] = names["ibm" + number] = names["csibm" + number] = name
        elif name.startswith("iso"):
            names["iso_8859_" + name[8:]] = name
    return names


_names = _every_name()
# An encoding has a module of its own in CPython, whose name is no alias, and so not written with points.
_modules = {name.replace("-", "_") for name in (*NATIVE, *PYTHON, *BYTES_TO_BYTES, *TABLES)} | {"latin_1"}


def canonical(key):
    """The name CPython gives to an encoding asked for as KEY (lower case, words joined by underscores), or None."""
    while "__" in key:
        key = key.replace("__", "_")
    key = key.strip("_")
    if "." not in key or key in _names:
        return _names.get(key)
    key = key.replace(".", "_")
    return _names.get(key) if key not in _modules else None
