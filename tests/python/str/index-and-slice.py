s = 'Heapscope'
print(s[0], s[-1], s[1:4], s[::-1], s[::2], s[-3:], s[5:2], s[100:], s[:-100])
for bad in (9, -10, 1.5, 'a'):
    try:
        s[bad]
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
