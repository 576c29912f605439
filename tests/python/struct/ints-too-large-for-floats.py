# An int beyond all floats is no float to struct; decimal's contexts and memoryviews of pointers.
import decimal
import struct

for format in "fde":
    try:
        struct.pack(format, 10 ** 400)
    except struct.error as error:
        print(error)
print(memoryview(b"abcdefgh\xff\xff\xff\xff\xff\xff\xff\xff").cast("P").tolist())
try:
    decimal.localcontext(precision=3)
except TypeError as error:
    print(error)
with decimal.localcontext(prec=3, rounding=decimal.ROUND_UP) as context:
    print(decimal.Decimal(2) / 3, context)
