a = bytearray(b'abc')
b = a
a[0] = 120
a.append(33)
a += b'!'
a.extend([1, 2])
print(a, b is a, a[1:3], len(a), a == b'xbc!!\x01\x02')
del a[-2:]
a[1:2] = b'long'
print(a, a.pop(), a.decode(), bytearray(3), bytearray('é', 'utf-8'), a.find(b'o'), a.upper(), a.hex())
a.insert(0, 65); a.remove(120); a.reverse()
print(a)
for f in (lambda: a.append(256), lambda: a.append('a'), lambda: bytearray().pop(), lambda: hash(a), lambda: a.remove(0)):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
