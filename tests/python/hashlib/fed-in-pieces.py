# All functions, all lengths around a block, in pieces, with copies, and asked in between.
import hashlib, hmac, random
r = random.Random(3)
for name in sorted(hashlib.algorithms_guaranteed):
    more = (40,) if name.startswith('shake') else ()
    h = hashlib.new(name)
    for size in [0, 1, h.block_size - 9, h.block_size - 8, h.block_size - 1, h.block_size, h.block_size + 1, 2 * h.block_size, 1000]:
        data, i = r.randbytes(size), 0
        whole, pieces = hashlib.new(name, data), hashlib.new(name)
        while i < size:
            k = r.randrange(1, 100)
            pieces.update(memoryview(data)[i:i + k])
            i += k
            if k % 3: pieces.digest(*more)
            if k % 2: pieces = pieces.copy()
        print(name, size, whole.hexdigest(*more), pieces.digest(*more) == whole.digest(*more))
    print(h.name, h.digest_size, h.block_size)
s = hashlib.shake_128(b'a')
print(s.hexdigest(200), s.digest(168)[-3:], s.digest(336)[-3:], s.digest(0))
for name in 'md5', 'sha1', 'sha256', 'sha512', 'sha3_256':
    for size in 3, 64, 129, 200:
        print(hashlib.pbkdf2_hmac(name, b'p' * size, b'salt', 5, 70).hex(), hashlib.pbkdf2_hmac(name, b'p' * size, b'salt' * 50, 1).hex())
        print(hmac.new(b'k' * size, b'data', name).hexdigest())
