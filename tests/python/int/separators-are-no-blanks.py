# Around a number stand blanks as C has them, and other whitespace than ASCII; the separators 0x1c to 0x1f are refused.
for make in int, float, complex:
    for text in "\x1c1", "1\x1f", "\x1d\u0661", "\t\n\v\f\r 1 ", "\x851\xa0", "\u20001\u3000", "\u0661\x1e":
        try:
            print(make.__name__, ascii(text), make(text))
        except ValueError as error:
            print(make.__name__, ascii(text), "-", ascii(str(error)))
for make in int, float:
    for data in b"\x1f1", b"\x0b1\x0c":
        try:
            print(make(data))
        except ValueError as error:
            print(error)
