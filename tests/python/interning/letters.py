# A literal of one letter is interned; what strings are cut into is not, and some letters are names of the interpreter.
import sys
print([chr(i) for i in range(256) if sys.intern(chr(i)) is not chr(i)])
x, z = 'x', 'z'
print(x is chr(120), 'axe'[1] is x, 'axe'[1] is chr(120), sys.intern(chr(120)) is x, ''.join(['x']) is x)
print(z is chr(122), 'aze'[1] is z)
print(list({'x': 1})[0] is x, (lambda **k: list(k)[0] is x)(x=1), (lambda **k: list(k)[0] is x)(**{chr(120): 1}))
