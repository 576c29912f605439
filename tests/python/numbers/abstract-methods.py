import numbers
print(sorted(numbers.Complex.__abstractmethods__))
print(sorted(numbers.Real.__abstractmethods__ - numbers.Complex.__abstractmethods__))
print(sorted(numbers.Integral.__abstractmethods__)[:6])
