print((2.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (0.1).hex(), float.fromhex('0x1.8p3'))
print(hash(0.5), hash(1e300), hash(float('inf')), hash(2.0**70), hash(-1.0))
print(int(1e22), 0.1 + 0.2 == 0.3, 1e16 + 1 == 1e16, 2**53 + 1 == float(2**53 + 1))
