# A sieve, and a product of matrices.
def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
        i += 1
    return [k for k, v in enumerate(flags) if v]
for _ in range(3):
    primes = sieve(400000)
print(len(primes))
m = [[i * j for j in range(120)] for i in range(120)]
t = [[sum(a * b for a, b in zip(row, col)) for col in zip(*m)] for row in m[:60]]
print(t[5][7])
