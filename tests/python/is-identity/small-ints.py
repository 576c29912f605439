a = 256
b = int('256')
print(a is b)
a = 257
b = int('257')
print(a is b, a == b)
print(int('-5') is -4 - 1, int('-6') is -5 - 1)
print(all(int(str(i)) is i + 0 for i in range(-5, 257)))
