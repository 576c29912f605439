# Sorting ints, pairs, strings, and by a key.
def lcg(n, seed=1):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append(seed)
    return out
data = lcg(300000)
print(sorted(data)[1000])
print(sorted(data, key=lambda x: -x)[5])
pairs = [(x % 1000, x) for x in data]
pairs.sort()
print(pairs[0])
words = [str(x) for x in data]
words.sort(reverse=True)
print(words[0])
