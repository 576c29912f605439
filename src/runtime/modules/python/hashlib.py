"""Hash functions of bytes, by _digest."""

import _digest

_stands_for_native = True

__always_supported = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384",
                      "sha3_512", "shake_128", "shake_256")
algorithms_guaranteed = set(__always_supported)
algorithms_available = set(__always_supported)
__all__ = __always_supported + ("new", "algorithms_guaranteed", "algorithms_available", "file_digest", "pbkdf2_hmac", "scrypt")
_sizes = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128),
          "sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104), "sha3_512": (64, 72), "shake_128": (0, 168),
          "shake_256": (0, 136)}


def _checked(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    try:
        return memoryview(data)
    except TypeError:
        raise TypeError("object supporting the buffer API required") from None


class HASH:
    """A hash that is fed piece by piece."""
    __module__ = "_hashlib"
    __slots__ = "name", "_data"

    def __init__(self, name, data):
        self.name = name
        self._data = bytearray()
        self.update(data)

    digest_size = property(lambda self: _sizes[self.name][0])
    block_size = property(lambda self: _sizes[self.name][1])

    def update(self, data, /):
        self._data += _checked(data)

    def digest(self):
        if self.name.startswith("sha3_"):
            return _digest.keccak(self.block_size, 6, self.digest_size, self._data)
        return _digest.digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return type(self)(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.{type(self).__name__} object @ {id(self):#x}>"


class HASHXOF(HASH):
    """A hash of any length."""
    __module__ = "_hashlib"
    __slots__ = ()

    def digest(self, length):
        if not isinstance(length, int):
            raise TypeError("'%s' object cannot be interpreted as an integer" % type(length).__name__)
        if length < 0:
            raise ValueError("value must be positive")
        return _digest.keccak(self.block_size, 0x1f, length, self._data)

    def hexdigest(self, length):
        return self.digest(length).hex()


class _Blake:
    """BLAKE2: with a length, a key, and what else its parameters say."""
    __slots__ = "_data", "_parameters", "_last"

    def __new__(cls, data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0, node_offset=0,
                node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        most, half = cls.MAX_DIGEST_SIZE, cls.SALT_SIZE
        digest_size = most if digest_size is None else digest_size
        key, salt, person = bytes(key), bytes(salt), bytes(person)
        if not 1 <= digest_size <= most:
            raise ValueError("digest_size must be between 1 and %d bytes" % most)
        if len(salt) > half:
            raise ValueError("maximum salt length is %d bytes" % half)
        if len(person) > half:
            raise ValueError("maximum person length is %d bytes" % half)
        if not 0 <= fanout <= 255:
            raise ValueError("fanout must be between 0 and 255")
        if not 1 <= depth <= 255:
            raise ValueError("depth must be between 1 and 255")
        if not 0 <= leaf_size < 1 << 32:
            raise OverflowError("leaf_size is too large")
        if not 0 <= node_depth <= 255:
            raise ValueError("node_depth must be between 0 and 255")
        if not 0 <= inner_size <= most:
            raise ValueError("inner_size must be between 0 and is %d" % most)
        if len(key) > most:
            raise ValueError("maximum key length is %d bytes" % most)
        self = object.__new__(cls)
        offset = node_offset.to_bytes(8 if most == 64 else 6, "little")
        self._parameters = (bytes((digest_size, len(key), fanout, depth)) + leaf_size.to_bytes(4, "little") + offset
                            + bytes((node_depth, inner_size)) + bytes(14 if most == 64 else 0) + salt.ljust(half, b"\0")
                            + person.ljust(half, b"\0"))
        self._last = bool(last_node)
        self._data = bytearray(key.ljust(2 * most, b"\0") if key else b"")
        self.update(data)
        return self

    name = property(lambda self: type(self).__name__)
    digest_size = property(lambda self: self._parameters[0])
    block_size = property(lambda self: 2 * self.MAX_DIGEST_SIZE)

    def update(self, data, /):
        self._data += _checked(data)

    def digest(self):
        return _digest.blake2(self._parameters, self._last, self._data)[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = object.__new__(type(self))
        other._parameters, other._last, other._data = self._parameters, self._last, bytearray(self._data)
        return other


class blake2b(_Blake):
    """BLAKE2b: up to 64 bytes."""
    __module__ = "_blake2"
    __slots__ = ()
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16


class blake2s(_Blake):
    """BLAKE2s: up to 32 bytes."""
    __module__ = "_blake2"
    __slots__ = ()
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8


def _maker(name):
    kind = HASHXOF if name.startswith("shake") else HASH

    def make(string=b"", *, usedforsecurity=True):
        return kind(name, string)

    make.__name__ = make.__qualname__ = "openssl_" + name
    make.__module__ = "_hashlib"
    return make


md5, sha1, sha224, sha256, sha384, sha512 = map(_maker, ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"))
sha3_224, sha3_256, sha3_384, sha3_512 = map(_maker, ("sha3_224", "sha3_256", "sha3_384", "sha3_512"))
shake_128, shake_256 = map(_maker, ("shake_128", "shake_256"))


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
    size, block = _sizes[hash_name.lower()]
    dklen = size if dklen is None else dklen
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    one, password = hash_name.lower(), bytes(password)
    key = (new(one, password).digest() if len(password) > block else password).ljust(block, b"\0")
    inner, outer = bytes(b ^ 0x36 for b in key), bytes(b ^ 0x5c for b in key)
    digest = (lambda data: _digest.digest(one, data)) if one in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512") else \
        (lambda data: new(one, data).digest())
    made, index = b"", 1
    while len(made) < dklen:
        last = digest(outer + digest(inner + bytes(salt) + index.to_bytes(4, "big")))
        total = int.from_bytes(last)
        for _ in range(iterations - 1):
            last = digest(outer + digest(inner + last))
            total ^= int.from_bytes(last)
        made += total.to_bytes(size)
        index += 1
    return made[:dklen]


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
_built_in = (pbkdf2_hmac, scrypt, md5, sha1, sha224, sha256, sha384, sha512, sha3_224, sha3_256, sha3_384, sha3_512, shake_128, shake_256)
