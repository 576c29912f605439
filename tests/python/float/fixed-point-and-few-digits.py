# Halves go to the even digit, by the exact value: most decimals are none.
for value in (0.5, 1.5, 2.5, -0.5, -1.5, 0.125, 0.375, 2.675, 1.005, 1e22 / 7, 4503599627370496.5, 18446744073709551616.0):
    print(value, *('%.*f' % (places, value) for places in (0, 1, 2, 3)))
# A zero keeps its sign, and what is next to nothing becomes one.
print('%.2f %.0f %.2f %.0f %.3f' % (0.0, -0.0, -0.001, -0.4, 5e-324))
# As many places as are wanted: 19, and beyond.
print('%.18f\n%.19f\n%.20f\n%.25f' % (0.1, 0.1, 0.1, 0.1))
print('%.19f' % 1844.6744073709551, '%.19f' % 1844.6744073709552)
# Fifteen digits are read as they stand; beyond that it may take two more.
for text in ('0.1', '100.0', '123456789012345.0', '1234567890123456.0', '999999999999999.9', '0.000123456789012345', '1e-05',
             '1.5e-07', '9.99999999999999e-05', '9007199254740993.0', '1e16', '1e15', '2.2250738585072014e-308'):
    print(repr(float(text)), repr(-float(text)))
print(0.1 + 0.2, 1 / 3, 2 / 3, 1e15 / 3, 100 / 3, 4.35 * 100, 1.1 * 1.1)
print(f'{1234567.891:,.2f} {-3.14159:+08.3f} {0.12345:.1%} {2.5:#.0f} {7.0:f}')
