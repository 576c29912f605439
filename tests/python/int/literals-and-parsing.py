print(0x1f, 0o17, 0b101, 1_000_000, 0xFFFF_FFFF)
print(int('  42\n'), int('-0x1f', 16), int('1_000'), int('z', 36), int('0b11', 0))
print(int(3.9), int(-3.9), int(True), int())
for bad in ('', 'abc', '1.5', '0x1f', '1__0'):
    try:
        int(bad)
    except ValueError as e:
        print(e)
