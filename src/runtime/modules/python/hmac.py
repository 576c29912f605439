"""Digests with a key."""

import hashlib

_stands_for_native = True


def compare_digest(a, b, /):
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return a == b
    kinds = bytes, bytearray, memoryview
    if not isinstance(a, kinds) and not isinstance(b, kinds):
        raise TypeError("unsupported operand types(s) or combination of types: '%s' and '%s'" % (type(a).__name__, type(b).__name__))
    if isinstance(a, str) or isinstance(b, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(a) == bytes(b)


class HMAC:
    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("key: expected bytes or bytearray, but got %r" % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        make = digestmod if callable(digestmod) else lambda data=b"": hashlib.new(digestmod, data)
        self._make, self._message = make, b""
        probe = make()
        self.digest_size, self.block_size = probe.digest_size, probe.block_size
        self.name = "hmac-" + probe.name
        key = bytes(key)
        if len(key) > self.block_size:
            key = make(key).digest()
        self._key = key.ljust(self.block_size, b"\0")
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._message += bytes(msg)

    def copy(self):
        other = HMAC.__new__(HMAC)
        other.__dict__.update(self.__dict__)
        return other

    def _final(self):
        inner = self._make(bytes(b ^ 0x36 for b in self._key) + self._message).digest()
        return self._make(bytes(b ^ 0x5C for b in self._key) + inner)

    def digest(self):
        return self._final().digest()

    def hexdigest(self):
        return self._final().hexdigest()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()

_built_in_module = "_hashlib"
_built_in = (compare_digest,)
