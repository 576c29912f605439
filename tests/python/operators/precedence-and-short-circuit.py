def t(x): print('t', x); return x
print(t(0) or t(5), t(1) and t(2), not t(''), 1 or t('never'), t(1) if t(0) else t(3))
print(2 + 3 * 4 ** 2 // 5 % 7, -2 ** 2, (-2) ** 2, 1 << 2 + 1, 5 & 3 | 4 ^ 1, not 1 == 2, 1 if 0 else 2 if 0 else 3, 2 ** 3 ** 2)
print(1 < t(2) < 3, 3 < t(2) < t(9), [] == False, None is None, 'a' in 'abc' not in ['x'])
print((1, 2) < (1, 3), ~5, +True, 7 // 2 * 2, 1.0 // 0.1, 0.1 * 3)
