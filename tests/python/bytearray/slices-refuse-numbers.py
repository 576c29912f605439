import fractions

for value in -1.5, 3, 1j, 'text', fractions.Fraction(1, 2), None, True:
    array = bytearray(b'abc')
    try:
        array[::-1] = value
    except TypeError as error:
        print(error)
    try:
        array[1:2] = value
    except TypeError as error:
        print(error)
