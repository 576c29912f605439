# Digits beyond what a float has decide, once, also where floats have fewer bits.
TEXTS = ("0x0.ffffffffffffecp-1022", "0x0.ffffffffffffe4p-1022", "0x0.ffffffffffffe8p-1022", "0x0.ffffffffffffd8p-1022", "0x1.fffffffffffff8p0",
         "0x1.fffffffffffff7p0", "0x1.00000000000008p0", "0x1.00000000000018p0", "0x1.000000000000080000000000000001p0",
         "0x0.00000000000008p-1022", "0x.8p-1074", "0x.81p-1074", "0x.80000000000000000000001p-1074", "0x1.8p-1074", "0x2.8p-1075",
         "0x0.fffffffffffff8p-1022", "0x0.fffffffffffff4p-1022", "0x1p-1075", "0x1p-1076", "0x1p-99999999999999999999", "0x0p99999999999999",
         "-0x0p0", "0x123456789abcdef0123p-20", "0x.000000000000000000000000123456789abcdefp90", "0x1.fffffffffffff7p1023", "0x1.fffffffffffff8p1023",
         "0x1p1024", "0x0.1p1028", "inf", "-Infinity", "nan", "0x", "0x1p", "1.8", "-0X1.8P+1")
for text in TEXTS:
    try:
        print(text, float.fromhex(text).hex())
    except (ValueError, OverflowError) as e:
        print(text, e)
