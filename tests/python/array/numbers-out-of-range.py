# What is said of a number depends on how far out of range it is.
from array import array

for code in 'bBhHiIlLqQ':
    for number in (2**64, -2**64, 2**63, 2**32, 2**31, 2**15, 300, -1):
        try:
            array(code, [number])
        except OverflowError as error:
            print(code, number, error)
for wrong in (1, None, 'ab'):
    try:
        array('u', [wrong])
    except TypeError as error:
        print(error)
