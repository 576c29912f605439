"""Hash functions of bytes, by _digest."""

import _digest
from _digest import (blake2b, blake2s, openssl_md5 as md5, openssl_sha1 as sha1, openssl_sha224 as sha224, openssl_sha256 as sha256,
                     openssl_sha384 as sha384, openssl_sha512 as sha512, openssl_sha3_224 as sha3_224, openssl_sha3_256 as sha3_256,
                     openssl_sha3_384 as sha3_384, openssl_sha3_512 as sha3_512, openssl_shake_128 as shake_128,
                     openssl_shake_256 as shake_256)

_stands_for_native = True

__always_supported = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384",
                      "sha3_512", "shake_128", "shake_256")
algorithms_guaranteed = set(__always_supported)
algorithms_available = set(__always_supported)
__all__ = __always_supported + ("new", "algorithms_guaranteed", "algorithms_available", "file_digest", "pbkdf2_hmac", "scrypt")
_sizes = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128),
          "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104), "sha3_512": (64, 72), "shake_128": (0, 168),
          "shake_256": (0, 136)}


def new(name, data=b"", **kwargs):
    if not isinstance(name, str):
        raise TypeError("name must be a string")
    key = name.lower().replace("-", "_") if name.lower().startswith(("sha3-", "shake")) else name.lower().replace("sha-", "sha")
    if key == "blake2b" or key == "blake2s":
        return (blake2b if key == "blake2b" else blake2s)(data, **kwargs)
    if key not in _sizes:
        raise ValueError(f"unsupported hash type {name}")
    return globals()[key](data, **kwargs)


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        made.update(fileobj.getbuffer())
        return made
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while data := fileobj.read(_bufsize):
        made.update(data)
    return made


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if hash_name.lower() not in _sizes:
        raise ValueError("unsupported hash type " + hash_name)
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    dklen = _sizes[hash_name.lower()][0] if dklen is None else dklen
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    return _digest.pbkdf2(hash_name.lower(), password, salt, iterations, dklen)


def _salsa(words):
    x = list(words)
    turn = lambda n, bits: (n << bits | n >> (32 - bits)) & 0xffffffff
    for _ in range(4):
        for a, b, c, d in ((0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11),
                           (0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9), (15, 12, 13, 14)):
            x[b] ^= turn((x[a] + x[d]) & 0xffffffff, 7)
            x[c] ^= turn((x[b] + x[a]) & 0xffffffff, 9)
            x[d] ^= turn((x[c] + x[b]) & 0xffffffff, 13)
            x[a] ^= turn((x[d] + x[c]) & 0xffffffff, 18)
    return [(a + b) & 0xffffffff for a, b in zip(x, words)]


def _mixed(block, r):
    last, made = block[-16:], []
    for i in range(2 * r):
        last = _salsa([a ^ b for a, b in zip(last, block[16 * i:16 * i + 16])])
        made.append(last)
    return [word for half in (made[::2], made[1::2]) for part in half for word in part]


def scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64):
    if salt is None:
        raise TypeError("salt is required")
    if n is None or n < 2 or n & (n - 1):
        raise ValueError("n must be a power of 2.") if n is not None else TypeError("n is required and must be an unsigned int")
    if r is None:
        raise TypeError("r is required and must be an unsigned int")
    if p is None:
        raise TypeError("p is required and must be an unsigned int")
    import struct
    bytes_of_block = 128 * r
    data, made = pbkdf2_hmac("sha256", password, salt, 1, p * bytes_of_block), b""
    for i in range(p):
        block = list(struct.unpack("<%dI" % (32 * r), data[i * bytes_of_block:(i + 1) * bytes_of_block]))
        seen = []
        for _ in range(n):
            seen.append(block)
            block = _mixed(block, r)
        for _ in range(n):
            j = (block[-16] | block[-15] << 32) & (n - 1)
            block = _mixed([a ^ b for a, b in zip(block, seen[j])], r)
        made += struct.pack("<%dI" % (32 * r), *block)
    return pbkdf2_hmac("sha256", password, made, 1, dklen)

_built_in_module = "_hashlib"
_built_in = (pbkdf2_hmac, scrypt)
