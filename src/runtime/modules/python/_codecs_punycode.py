"""Names of hosts in letters of all scripts: Punycode (RFC 3492) and IDNA."""

_stands_for_native = True
_BASE, _MIN, _MAX, _SKEW, _DAMP = 36, 1, 26, 38, 700
_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _adapt(delta, count, first):
    delta = delta // _DAMP if first else delta // 2
    delta += delta // count
    k = 0
    while delta > (_BASE - _MIN) * _MAX // 2:
        delta //= _BASE - _MIN
        k += _BASE
    return k + (_BASE - _MIN + 1) * delta // (delta + _SKEW)


def _threshold(k, bias):
    return min(max(k - bias, _MIN), _MAX)


def _spelt(delta, bias):
    made, k = "", _BASE
    while True:
        t = _threshold(k, bias)
        if delta < t:
            return made + _DIGITS[delta]
        made += _DIGITS[t + (delta - t) % (_BASE - t)]
        delta = (delta - t) // (_BASE - t)
        k += _BASE


def punycode_encode(text, errors="strict"):
    basic = "".join(c for c in text if ord(c) < 128)
    made, done = basic + ("-" if basic else ""), len(basic)
    n, delta, bias, first = 128, 0, 72, True
    while done < len(text):
        following = min(ord(c) for c in text if ord(c) >= n)
        delta += (following - n) * (done + 1)
        n = following
        for c in text:
            if ord(c) < n:
                delta += 1
            elif ord(c) == n:
                made += _spelt(delta, bias)
                bias = _adapt(delta, done + 1, first)
                delta, first = 0, False
                done += 1
        delta += 1
        n += 1
    return made.encode("ascii"), len(text)


def punycode_decode(data, errors="strict"):
    source = (data.encode("ascii") if isinstance(data, str) else bytes(data)).decode("ascii")
    basic, _, rest = source.rpartition("-")
    made, rest = list(basic), rest.lower()
    n, i, bias, at = 128, 0, 72, 0
    while at < len(rest):
        before, weight, k = i, 1, _BASE
        while True:
            if at >= len(rest):
                raise UnicodeError("incomplete punicode string")
            digit = _DIGITS.find(rest[at])
            if digit < 0:
                raise UnicodeError("Invalid extended code point '%s'" % rest[at].upper())
            at += 1
            i += digit * weight
            t = _threshold(k, bias)
            if digit < t:
                break
            weight *= _BASE - t
            k += _BASE
        bias = _adapt(i - before, len(made) + 1, before == 0)
        n += i // (len(made) + 1)
        i %= len(made) + 1
        made.insert(i, chr(n))
        i += 1
    return "".join(made), len(source)


def idna_encode(text, errors="strict"):
    import unicodedata
    if errors != "strict":
        raise UnicodeError("unsupported error handling " + errors)
    labels = []
    parts = text.replace("\u3002", ".").replace("\uff0e", ".").replace("\uff61", ".").split(".")
    for position, label in enumerate(parts):
        if not label and position < len(parts) - 1 or len(label) >= 64 and label.isascii():
            raise UnicodeError("label empty or too long")
        if not label.isascii():
            label = "xn--" + punycode_encode(unicodedata.normalize("NFKC", label.casefold()))[0].decode()
        labels.append(label.encode())
    return b".".join(labels), len(text)


def idna_decode(data, errors="strict"):
    data = bytes(data)
    labels = [punycode_decode(label[4:])[0] if label.lower().startswith(b"xn--") else label.decode("ascii") for label in data.split(b".")]
    return ".".join(labels), len(data)
