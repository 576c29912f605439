# Dicts with keys of ints and of strings.
d = {}
for i in range(300000):
    d[i * 7 % 100003] = d.get(i * 7 % 100003, 0) + 1
print(len(d))
words = ['w%d' % (i % 5000) for i in range(300000)]
count = {}
for w in words:
    if w in count:
        count[w] += 1
    else:
        count[w] = 1
print(len(count), max(count.values()))
print(sum(v for k, v in count.items() if k.endswith('7')))
