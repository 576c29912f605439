import hashlib
h = hashlib.sha256()
h.update(b'Nobody inspects')
h.update(b' the spammish repetition')
print(h.hexdigest(), h.name, h.digest_size, h.block_size)
print(hashlib.md5('grüße'.encode()).hexdigest(), hashlib.sha1(b'').hexdigest())
c = h.copy()
c.update(b'!')
print(c.hexdigest() == h.hexdigest(), h.digest()[:4])
print(hashlib.sha256(bytearray(b'abc')).hexdigest() == hashlib.sha256(b'abc').hexdigest())
try:
    hashlib.md5('text')
except TypeError as e:
    print(e)
try:
    hashlib.new('nonsense')
except ValueError as e:
    print(e)
print(int(hashlib.sha256(b'x').hexdigest(), 16) % 1000)
