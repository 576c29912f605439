# Ints of 2,046 to 2,049 digits of 30 bits: results that pass the place where an int keeps its number of digits elsewhere.
import copy
import math
import sys


class Marked(int):
    pass


def show(label, value):
    print(label, value < 0, value.bit_length(), hash(value), sys.getsizeof(value), value & 0xFFFF, value >> max(0, value.bit_length() - 16))


for digits in range(2045, 2050):
    top = 1 << 30 * digits
    odd = top // 7 * 3 + 12345
    print("digits", digits)
    for label, value in [("top", top), ("below", top - 1), ("odd", odd)]:
        show(label, value)
        show("-" + label, -value)
        show("~" + label, ~value)
        print(int(hex(value), 16) == value, int.from_bytes(value.to_bytes(digits * 4, "big"), "big") == value)
        print(int.from_bytes((-value).to_bytes(digits * 4, "little", signed=True), "little", signed=True) == -value)
    show("sum", odd + top)
    show("difference", top - odd)
    show("of equals", odd + 5 - odd)
    show("product", odd * 99991)
    show("square", odd * odd)
    show("quotient", (odd * odd) // odd)
    show("rest", (odd * odd + 77) % odd)
    show("by a digit", odd // 3)
    show("negative by a digit", -odd // 1000003)
    show("shifted", odd << 31)
    show("back", -odd >> 29)
    show("and", odd & (top - 1 >> 60))
    show("or", -odd | top)
    show("xor", odd ^ -top)
    show("power", pow(3, digits, odd))
    show("gcd", math.gcd(odd * 15, top * 45))
    show("root", math.isqrt(odd))
    print(divmod(odd, top - 1)[0], odd == odd + 0, odd < top, -odd > -top, float(odd >> 61000), math.log2(odd), math.log(top))
    own = Marked(odd)
    own.name = "own"
    show(type(own).__name__, own)
    print(own == odd, own is not odd, copy.deepcopy(own) == odd, copy.deepcopy(own).name, type(own + 0) is int, {odd: "found"}[own])
    print(round(odd, -3) % 1000, bin(odd).count("1"), odd.bit_count(), f"{odd:x}"[:12], f"{-odd:o}"[:12])
sys.set_int_max_str_digits(0)
text = str(odd)
print(len(text), text[:20], text[-20:], int(text) == odd, int("-" + text) == -odd)
print(eval(text) is not odd, eval("-" + text) == -odd, (3 ** 38700) % 10 ** 30)
