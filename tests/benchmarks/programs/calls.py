# Recursion: calls and returns, nothing else.
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


# A fib(10) is 886 steps.
for _ in range(N // 886):
    fib(10)
