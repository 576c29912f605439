l = [3, 1, 2]
seen = []
def key(x):
    seen.append(list(l))
    return x
l.sort(key=key)
print(seen, l)
def nasty(x):
    l.append(x)
    return x
try:
    l.sort(key=nasty)
except ValueError as e:
    print(e, l)
