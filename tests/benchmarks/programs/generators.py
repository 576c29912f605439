# Generators that are entered and left, one within the other.
def count(n):
    for i in range(n):
        yield i


def odd(numbers):
    for number in numbers:
        if number % 2:
            yield number


total = 0
for number in odd(count(N // 9)):
    total += number
