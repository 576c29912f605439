"""Addresses, networks and interfaces of IP version 4 and 6: numbers of 32 and 128 bits that have a way to be written."""

from functools import total_ordering

__version__ = "1.0"

IPV4LENGTH, IPV6LENGTH = 32, 128
_DIGITS = frozenset("0123456789")
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")


class AddressValueError(ValueError):
    """What was given is no address."""


class NetmaskValueError(ValueError):
    """What was given is no netmask."""


# --- how numbers are read and written ---

def _octet(text, whole):
    """The value of one of the four parts of a written IPv4 address."""
    wrong = None
    if not text:
        wrong = "Empty octet not permitted in {1!r}"
    elif not _DIGITS.issuperset(text):
        wrong = "Only decimal digits permitted in {0!r} in {1!r}"
    elif len(text) > 3:
        wrong = "At most 3 characters permitted in {0!r} in {1!r}"
    elif text[0] == "0" and text != "0":
        wrong = "Leading zeros are not permitted in {0!r} in {1!r}"
    elif int(text) > 255:
        wrong = f"Octet {int(text)} (> 255) not permitted in {{1!r}}"
    if wrong is not None:
        # The innermost message speaks of the octet, the outer one of the address that it stands in.
        raise AddressValueError(wrong.format(text, whole))
    return int(text)


def _read_v4(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    parts = text.split(".")
    if len(parts) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    number = 0
    for part in parts:
        number = number << 8 | _octet(part, text)
    return number


def _write_v4(number):
    return ".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0))


def _read_v6(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    parts = text.split(":")
    if len(parts) < 3:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    if "." in parts[-1]:
        try:
            tail = _read_v4(parts[-1])
        except AddressValueError as error:
            raise AddressValueError(f"{error} in {text!r}") from None
        parts[-1:] = [f"{tail >> 16:x}", f"{tail & 0xffff:x}"]
    if len(parts) > 9:
        raise AddressValueError(f"At most 8 colons permitted in {text!r}")
    gaps = [i for i in range(1, len(parts) - 1) if not parts[i]]
    if len(gaps) > 1:
        raise AddressValueError(f"At most one '::' permitted in {text!r}")
    if gaps:
        before, after = parts[:gaps[0]], parts[gaps[0] + 1:]
        if not before[0]:
            before = before[1:]
            if before:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
        if not after[-1]:
            after = after[:-1]
            if after:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
        missing = 8 - len(before) - len(after)
        if missing < 1:
            raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        groups = before + ["0"] * missing + after
    else:
        if len(parts) != 8:
            raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
        for place, side in (0, "Leading"), (-1, "Trailing"):
            if not parts[place]:
                raise AddressValueError(f"{side} ':' only permitted as part of '::' in {text!r}")
        groups = parts
    number = 0
    for group in groups:
        if not _HEX_DIGITS.issuperset(group):
            raise AddressValueError(f"Only hex digits permitted in {group!r} in {text!r}")
        if len(group) > 4:
            raise AddressValueError(f"At most 4 characters permitted in {group!r} in {text!r}")
        number = number << 16 | int(group, 16)
    return number


def _groups_of(number):
    return [number >> shift & 0xffff for shift in range(112, -1, -16)]


def _write_v6(number):
    groups = _groups_of(number)
    # The longest run of two or more zeros, the first of equals, becomes "::".
    start, length, at = 0, 1, 0
    while at < 8:
        end = at
        while end < 8 and groups[end] == 0:
            end += 1
        if end - at > length:
            start, length = at, end - at
        at = end + 1
    words = [f"{group:x}" for group in groups]
    if length < 2:
        return ":".join(words)
    return ":".join(words[:start]) + "::" + ":".join(words[start + length:])


def v4_int_to_packed(address):
    try:
        return address.to_bytes(4, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4") from None


def v6_int_to_packed(address):
    try:
        return address.to_bytes(16, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6") from None


# --- addresses ---

class _Kind:
    """What an address and a network know of their version."""
    __slots__ = ()

    @property
    def version(self):
        return self._version

    @property
    def max_prefixlen(self):
        return self._bits

    @property
    def compressed(self):
        return str(self)

    @property
    def exploded(self):
        return self._long_text()

    @property
    def reverse_pointer(self):
        return self._backwards()


class _FourKind(_Kind):
    __slots__ = ()
    _version, _bits, _all = 4, 32, 2 ** 32 - 1
    _read, _write = staticmethod(_read_v4), staticmethod(_write_v4)

    def _long_text(self):
        return str(self)


class _SixKind(_Kind):
    __slots__ = ()
    _version, _bits, _all = 6, 128, 2 ** 128 - 1
    _read, _write = staticmethod(_read_v6), staticmethod(_write_v6)


@total_ordering
class _Address(_Kind):
    """One number. Addresses of a version are ordered by it."""
    __slots__ = ()

    def _take(self, address):
        """The number that ADDRESS stands for: an int, the bytes of one, or how it is written."""
        if isinstance(address, int):
            if address < 0:
                raise AddressValueError(f"{address} (< 0) is not permitted as an IPv{self._version} address")
            if address > self._all:
                raise AddressValueError(f"{address} (>= 2**{self._bits}) is not permitted as an IPv{self._version} address")
            return address
        if isinstance(address, bytes):
            if len(address) != self._bits // 8:
                raise AddressValueError(f"{address!r} (len {len(address)} != {self._bits // 8}) is not permitted as an "
                                        f"IPv{self._version} address")
            return int.from_bytes(address, "big")
        text = str(address)
        if "/" in text:
            raise AddressValueError(f"Unexpected '/' in {text!r}")
        return self._read(text)

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        return self._identity() == other._identity()

    def __lt__(self, other):
        if not isinstance(other, _Address) or isinstance(other, _Network):
            return NotImplemented
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return self._ip < other._ip if self._ip != other._ip else self._order() < other._order()

    def _order(self):
        return ()

    def _identity(self):
        return self._version, self._ip

    def __hash__(self):
        return hash(hex(int(self._ip)))

    def __add__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(int(self) + other)

    def __sub__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(int(self) - other)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self):
        return self._write(self._ip)

    def __format__(self, spec):
        if not spec or spec[-1] == "s":
            return format(str(self), spec)
        return _format_number(self, spec)

    def __reduce__(self):
        return self.__class__, (self._ip,)

    @property
    def packed(self):
        return self._ip.to_bytes(self._bits // 8, "big")

    def _within(self, networks):
        return any(self._ip >> network._bits - network._prefixlen == network._first >> network._bits - network._prefixlen
                   for network in networks)

    @property
    def is_multicast(self):
        return self._within(self._special["multicast"])

    @property
    def is_reserved(self):
        return self._within(self._special["reserved"])

    @property
    def is_link_local(self):
        return self._within(self._special["link-local"])

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_private(self):
        return self._within(self._special["private"])

    @property
    def is_global(self):
        return not self.is_private


def _format_number(address, spec):
    """The bits of ADDRESS as "b", "x" or "n" ask for, with "#" for 0b or 0x and "_" between groups of four digits."""
    kind, rest = spec[-1], spec[:-1]
    marked = rest[:1] == "#"
    grouped = rest[marked:]
    if kind not in "bxXn" or grouped not in ("", "_"):
        return object.__format__(address, spec)
    if kind == "n":
        kind = "b" if address._version == 4 else "x"
    digits = address._bits if kind == "b" else address._bits // 4
    text = format(int(address), f"0{digits}{kind}")
    if grouped:
        text = "_".join(text[i:i + 4] for i in range(0, digits, 4))
    return ("0" + kind if marked else "") + text


class IPv4Address(_FourKind, _Address):
    """One address of IP version 4."""
    __slots__ = "_ip", "__weakref__"

    def __init__(self, address):
        self._ip = self._take(address)

    def _backwards(self):
        return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"

    @property
    def is_global(self):
        return not self._within(self._special["shared"]) and not self.is_private

    @property
    def is_loopback(self):
        return self._within(self._special["loopback"])


class IPv6Address(_SixKind, _Address):
    """One address of IP version 6, and maybe the scope that it is meant in."""
    __slots__ = "_ip", "_scope_id", "__weakref__"

    def __init__(self, address):
        self._scope_id = None
        if isinstance(address, (int, bytes)):
            self._ip = self._take(address)
            return
        text = str(address)
        if "/" in text:
            raise AddressValueError(f"Unexpected '/' in {text!r}")
        text, self._scope_id = _split_scope(text)
        self._ip = self._read(text)

    @property
    def scope_id(self):
        return self._scope_id

    def _identity(self):
        return self._version, self._ip, self._scope_id

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __str__(self):
        text = _write_v6(self._ip)
        return f"{text}%{self._scope_id}" if self._scope_id else text

    def __reduce__(self):
        return self.__class__, (str(self),)

    def _long_text(self):
        if self._scope_id:
            _read_v6(str(self))  # which takes no scope: CPython has no long form of such an address either
        return ":".join(f"{group:04x}" for group in _groups_of(self._ip))

    def _backwards(self):
        return ".".join(reversed(f"{self._ip:032x}")) + ".ip6.arpa"

    def _of_mapped(self, name, otherwise):
        mapped = self.ipv4_mapped
        return getattr(mapped, name) if mapped is not None else otherwise

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return mapped.is_private if mapped is not None else self._within(self._special["private"])

    @property
    def is_site_local(self):
        return self._within(self._special["site-local"])

    @property
    def is_loopback(self):
        return self._ip == 1

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xffffffff) if self._ip >> 32 == 0xffff else None

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xffffffff) if self._ip >> 112 == 0x2002 else None

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xffffffff), IPv4Address(~self._ip & 0xffffffff)


def _split_scope(text):
    address, percent, scope = text.partition("%")
    if not percent:
        return address, None
    if not scope or "%" in scope:
        raise AddressValueError(f'Invalid IPv6 address: "{text!r}"')
    return address, scope


# --- networks ---

def _split_mask(address):
    """ADDRESS and the mask that was given with it, or None: after a slash, or as the second of a pair."""
    if isinstance(address, tuple):
        return address if len(address) > 1 else (address[0], None)
    if isinstance(address, (bytes, int)):
        return address, None
    parts = str(address).split("/")
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {str(address)!r}")
    return parts[0], parts[1] if len(parts) == 2 else None


def _prefix_of(kind, mask):
    """How many leading bits MASK keeps."""
    if mask is None:
        return kind._bits
    if isinstance(mask, int):
        if not 0 <= mask <= kind._bits:
            raise NetmaskValueError(f"{mask!r} is not a valid netmask")
        return mask
    if mask and _DIGITS.issuperset(mask):
        if int(mask) <= kind._bits:
            return int(mask)
    elif kind._version == 4:
        try:
            number = _read_v4(mask)
        except AddressValueError:
            number = None
        if number is not None:
            # A netmask is ones and then zeros, a host mask zeros and then ones.
            for value in number ^ kind._all, number:
                if value & value + 1 == 0:
                    return kind._bits - value.bit_length()
    raise NetmaskValueError(f"{str(mask)!r} is not a valid netmask")


@total_ordering
class _Network(_Kind):
    """All addresses that begin with the same bits."""
    __slots__ = ()

    def _settle(self, address, strict):
        first, mask = _split_mask(address)
        start = self._address_class(first)
        self._prefixlen = _prefix_of(self, mask)
        self._first = start._ip & self._mask_number()
        if self._first == start._ip:
            self._scope = start.scope_id if self._version == 6 else None
        elif strict:
            raise ValueError(f"{start}/{self._prefixlen} has host bits set" if isinstance(address, tuple) else
                             f"{address} has host bits set")
        else:
            self._scope = None

    def _mask_number(self):
        return self._all ^ (1 << self._bits - self._prefixlen) - 1

    def _last_number(self):
        return self._first | self._all ^ self._mask_number()

    def _like(self, first, prefix):
        return self.__class__((first, prefix))

    @property
    def network_address(self):
        first = self._address_class(self._first)
        return first if self._scope is None else self._address_class(f"{first}%{self._scope}")

    @property
    def broadcast_address(self):
        return self._address_class(self._last_number())

    @property
    def netmask(self):
        return self._address_class(self._mask_number())

    @property
    def hostmask(self):
        return self._address_class(self._all ^ self._mask_number())

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def num_addresses(self):
        return 1 << self._bits - self._prefixlen

    @property
    def with_prefixlen(self):
        return f"{self.network_address}/{self._prefixlen}"

    @property
    def with_netmask(self):
        return f"{self.network_address}/{self.netmask}"

    @property
    def with_hostmask(self):
        return f"{self.network_address}/{self.hostmask}"

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self):
        return self.with_prefixlen

    def _long_text(self):
        return f"{self.network_address.exploded}/{self._prefixlen}"

    def _backwards(self):
        # As CPython has it: the written network turned around, its prefix included.
        if self._version == 4:
            return ".".join(reversed(str(self).split("."))) + ".in-addr.arpa"
        return ".".join(reversed(self.exploded.replace(":", ""))) + ".ip6.arpa"

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __hash__(self):
        return hash(self._first ^ self._mask_number())

    def __eq__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        return (self._version, self._first, self._prefixlen, self._scope) == (other._version, other._first, other._prefixlen, other._scope)

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        self._same_version(other)
        return (self._first, self._prefixlen) < (other._first, other._prefixlen)

    def _same_version(self, other):
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _Network):
            return False
        return other._ip & self._mask_number() == self._first

    def __iter__(self):
        for number in range(self._first, self._last_number() + 1):
            yield self._address_class(number)

    def __getitem__(self, n):
        number = (self._first if n >= 0 else self._last_number() + 1) + n
        if not self._first <= number <= self._last_number():
            raise IndexError("address out of range")
        return self._address_class(number)

    def hosts(self):
        spare = self._bits - self._prefixlen
        if spare == 0:
            return [self._address_class(self._first)]
        if spare == 1:
            return list(self)
        return self._inner_hosts()

    def _inner_hosts(self):
        # In version 4 the last address is for all of the network's hosts; the first one is the network's own in both.
        for number in range(self._first + 1, self._last_number() + (self._version == 6)):
            yield self._address_class(number)

    def overlaps(self, other):
        return self._first <= other._last_number() and other._first <= self._last_number()

    def _is_within(self, other):
        if self._version != other._version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return other._first <= self._first and self._last_number() <= other._last_number()

    def subnet_of(self, other):
        return _checked_network(other, self)._first is not None and self._is_within(other)

    def supernet_of(self, other):
        return _checked_network(other, self)._first is not None and other._is_within(self)

    def compare_networks(self, other):
        self._same_version(other)
        mine, theirs = (self._first, self._mask_number()), (other._first, other._mask_number())
        return (mine > theirs) - (mine < theirs)

    def _get_networks_key(self):
        return self._version, self.network_address, self.netmask

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == self._bits:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        wanted = self._prefixlen + prefixlen_diff
        if wanted > self._bits:
            raise ValueError(f"prefix length diff {wanted} is invalid for netblock {self}")
        for first in range(self._first, self._last_number() + 1, 1 << self._bits - wanted):
            yield self._like(first, wanted)

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        wanted = self._prefixlen - prefixlen_diff
        if wanted < 0:
            raise ValueError(f"current prefixlen is {self._prefixlen}, cannot have a prefixlen_diff of {prefixlen_diff}")
        return self._like(self._first >> self._bits - wanted << self._bits - wanted, wanted)

    def address_exclude(self, other):
        self._same_version(other)
        if not isinstance(other, _Network):
            raise TypeError(f"{other} is not a network object")
        if not other.subnet_of(self):
            raise ValueError(f"{other} not contained in {self}")
        rest = self
        while rest != other:
            low, high = rest.subnets()
            if other._is_within(low):
                yield high
                rest = low
            else:
                yield low
                rest = high

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    is_multicast = property(lambda self: self._both("is_multicast"))
    is_reserved = property(lambda self: self._both("is_reserved"))
    is_link_local = property(lambda self: self._both("is_link_local"))
    is_unspecified = property(lambda self: self._both("is_unspecified"))
    is_loopback = property(lambda self: self._both("is_loopback"))

    @property
    def is_private(self):
        return any(self._is_within(network) for network in self._address_class._special["private"])

    @property
    def is_global(self):
        return not self.is_private


def _checked_network(other, mine):
    if not isinstance(other, _Network):
        raise TypeError(f"Unable to test subnet containment between {mine} and {other}")
    return other


class IPv4Network(_FourKind, _Network):
    """A network of IP version 4."""
    __slots__ = "_first", "_prefixlen", "_scope", "__weakref__"
    _address_class = IPv4Address

    def __init__(self, address, strict=True):
        self._settle(address, strict)

    @property
    def is_global(self):
        shared = IPv4Address._special["shared"][0]
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private


class IPv6Network(_SixKind, _Network):
    """A network of IP version 6."""
    __slots__ = "_first", "_prefixlen", "_scope", "__weakref__"
    _address_class = IPv6Address

    def __init__(self, address, strict=True):
        self._settle(address, strict)

    is_site_local = property(lambda self: self._both("is_site_local"))


# --- interfaces: an address and the network that it is in ---

class _Interface:
    __slots__ = ()

    def _find_network(self, address):
        place, mask = _split_mask(address)
        network = self._network_class((self._ip, _prefix_of(self, mask)), strict=False)
        self.network = network
        self._prefixlen = network._prefixlen

    ip = property(lambda self: self._plain_class(self._ip))
    netmask = property(lambda self: self.network.netmask)
    hostmask = property(lambda self: self.network.hostmask)
    with_prefixlen = property(lambda self: f"{self._address_text()}/{self._prefixlen}")
    with_netmask = property(lambda self: f"{self._address_text()}/{self.netmask}")
    with_hostmask = property(lambda self: f"{self._address_text()}/{self.hostmask}")

    def _address_text(self):
        return self._write(self._ip)

    def __str__(self):
        return f"{self._address_text()}/{self._prefixlen}"

    def __eq__(self, other):
        if isinstance(other, _Interface):
            return self._identity() == other._identity() and self.network == other.network
        # An address alone is never equal to one with a network.
        return False if isinstance(other, _Address) else NotImplemented

    def __lt__(self, other):
        answer = super().__lt__(other)
        if answer is NotImplemented or not isinstance(other, _Interface):
            return answer
        return (self.network, self._ip) < (other.network, other._ip)

    def __hash__(self):
        return hash((self._ip, self._prefixlen, self.network._first))

    def __reduce__(self):
        return self.__class__, (str(self),)


class IPv4Interface(_Interface, IPv4Address):
    """An address of IP version 4 and its network."""
    __slots__ = "network", "_prefixlen"
    _plain_class, _network_class = IPv4Address, IPv4Network

    def __init__(self, address):
        IPv4Address.__init__(self, _split_mask(address)[0])
        self._find_network(address)


class IPv6Interface(_Interface, IPv6Address):
    """An address of IP version 6 and its network."""
    __slots__ = "network", "_prefixlen"
    _plain_class, _network_class = IPv6Address, IPv6Network

    def __init__(self, address):
        IPv6Address.__init__(self, _split_mask(address)[0])
        self._find_network(address)

    def _address_text(self):
        return IPv6Address.__str__(self)

    def _long_text(self):
        return f"{IPv6Address._long_text(self)}/{self._prefixlen}"

    @property
    def is_loopback(self):
        return self._ip == 1 and self.network.is_loopback

    @property
    def is_unspecified(self):
        return self._ip == 0 and self.network.is_unspecified


# --- the ranges that are set apart ---

IPv4Address._special = {name: [IPv4Network(text) for text in texts.split()] for name, texts in {
    "multicast": "224.0.0.0/4", "reserved": "240.0.0.0/4", "link-local": "169.254.0.0/16", "loopback": "127.0.0.0/8",
    "shared": "100.64.0.0/10",
    "private": "0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/29 192.0.0.170/31 192.0.2.0/24 "
               "192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32",
}.items()}
IPv6Address._special = {name: [IPv6Network(text) for text in texts.split()] for name, texts in {
    "multicast": "ff00::/8", "link-local": "fe80::/10", "site-local": "fec0::/10",
    "private": "::1/128 ::/128 ::ffff:0:0/96 100::/64 2001::/23 2001:2::/48 2001:db8::/32 2001:10::/28 fc00::/7 fe80::/10",
    "reserved": "::/8 100::/8 200::/7 400::/6 800::/5 1000::/4 4000::/3 6000::/3 8000::/3 A000::/3 C000::/3 E000::/4 F000::/5 "
                "F800::/6 FE00::/9",
}.items()}


# --- whichever version fits ---

def _either(address, four, six, word, *more):
    for kind in four, six:
        try:
            return kind(address, *more)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{address!r} does not appear to be an IPv4 or IPv6 {word}")


def ip_address(address):
    return _either(address, IPv4Address, IPv6Address, "address")


def ip_network(address, strict=True):
    return _either(address, IPv4Network, IPv6Network, "network", strict)


def ip_interface(address):
    return _either(address, IPv4Interface, IPv6Interface, "interface")


def _range_networks(first, last):
    """The fewest networks that hold the numbers FIRST to LAST, as pairs of a number and how many bits are free."""
    while first <= last:
        free = ((first & -first).bit_length() - 1) if first else 128
        free = min(free, (last - first + 1).bit_length() - 1)
        yield first, free
        first += 1 << free


def summarize_address_range(first, last):
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError("first and last must be IP addresses, not networks")
    if first.version != last.version:
        raise TypeError(f"{first} and {last} are not of the same version")
    if first > last:
        raise ValueError("last IP address must be greater than first")
    network = IPv4Network if first.version == 4 else IPv6Network
    for number, free in _range_networks(first._ip, last._ip):
        yield network((number, first._bits - free))


def collapse_addresses(addresses):
    spans, kind = [], None
    for item in addresses:
        if kind is not None and kind._version != item._version:
            raise TypeError(f"{item} and {kind} are not of the same version")
        kind = item
        spans.append((item._first, item._last_number()) if isinstance(item, _Network) else (item._ip, item._ip))
    network = None if kind is None else IPv4Network if kind._version == 4 else IPv6Network
    return iter([network((number, kind._bits - free)) for start, end in _joined(sorted(spans))
                 for number, free in _range_networks(start, end)])


def _joined(spans):
    """SPANS, which are sorted, with those that touch as one."""
    whole = []
    for start, end in spans:
        if whole and start <= whole[-1][1] + 1:
            whole[-1][1] = max(whole[-1][1], end)
        else:
            whole.append([start, end])
    return whole


def get_mixed_type_key(obj):
    if isinstance(obj, _Network):
        return obj._get_networks_key()
    if isinstance(obj, _Address):
        return obj._version, obj
    return NotImplemented
