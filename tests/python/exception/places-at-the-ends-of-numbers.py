# Errors of encoding, decoding and translating whose places are the largest and smallest numbers that fit.
for start, end in (2 ** 63 - 1, -2 ** 63), (-2 ** 63, 2 ** 63 - 1), (2 ** 63 - 1, 2 ** 63 - 1), (0, 1):
    print(UnicodeDecodeError("ascii", b"abc", start, end, "reason"))
    print(UnicodeEncodeError("ascii", "abc", start, end, "reason"))
    print(UnicodeTranslateError("abc", start, end, "reason"))
