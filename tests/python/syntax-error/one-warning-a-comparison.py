# Of a chain of comparisons only the first mistake is told of.
a = b = 7
print(a is b is 's')
print(7 is a is 's' is b)
print(a is not b is not 's', a is 7 == 7 is b)
