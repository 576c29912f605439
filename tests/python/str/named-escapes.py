print("\N{GREEK SMALL LETTER PI} \N{greek small letter pi} \N{SNOWMAN}", ascii("\N{NO-BREAK SPACE}\N{LINE FEED}\N{NULL}"))
print(f"\N{BLACK HEART SUIT}{1 + 1}\N{EM DASH}{'x'!r:>5}", r"\N{SNOWMAN}", b"\N{SNOWMAN}" if False else "")
print("\N{CJK UNIFIED IDEOGRAPH-6F22}\N{HANGUL SYLLABLE HAN}", len("\N{GRINNING FACE}"), "\N{KAWI DIGIT ONE}" == "\U00011f51")
for bad in r'"\N{NO SUCH NAME}"', r'"\N"', r'"\N{}"', r'"\N{SPACE"', r'"\N{HANGUL SYLLABLE XYZ}"', r'"\N{CJK UNIFIED IDEOGRAPH-10}"':
    try:
        eval(bad)
    except SyntaxError as e:
        print(e.msg)
print("\N{LATIN CAPITAL LETTER A WITH RING ABOVE}" is "\xc5", eval(r"'\N{DIGIT ONE}'"))
