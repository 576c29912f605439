# Exceptions that are raised in one function and handled in another.
def check(n):
    if n % 2:
        raise ValueError(n)
    return n


def run(rounds):
    failures = 0
    for i in range(rounds):
        try:
            check(i)
        except ValueError as error:
            failures += 1
    return failures


run(N // 8)
