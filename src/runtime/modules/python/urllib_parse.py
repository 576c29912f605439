"""Addresses of the web: their parts, and how they are written."""

import functools
import re
from collections import namedtuple

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl", "quote",
           "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
           "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]
_safe = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_with_host = {"", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero", "rtsp",
              "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss", "itms-services"}


# --- bytes: addresses in ASCII, which are handled as text ---

def _takes_bytes(count):
    """Decorates a function whose first COUNT arguments are all text or all bytes; the result is of the same kind."""
    def decorate(function):
        @functools.wraps(function)
        def either(*args, **kwargs):
            if count > 1 and "scheme" in kwargs:
                args += kwargs.pop("scheme"),
            given = args[:count]
            if all(isinstance(arg, str) for arg in given):
                return function(*args, **kwargs)
            is_text = isinstance(given[0], str)
            for arg in given[1:]:
                if arg and isinstance(arg, str) != is_text:
                    raise TypeError("Cannot mix str and non-str arguments")
            if is_text:
                return function(*args, **kwargs)
            return _as_bytes(function(*[_as_text(arg) for arg in given], *args[count:], **kwargs))
        return either
    return decorate


def _as_text(arg):
    return arg.decode("ascii", "strict") if arg else ""


def _as_bytes(result):
    return result.encode("ascii", "strict")


class _Encodes:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._other_kind(*(part.encode(encoding, errors) for part in self))


class _Decodes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._other_kind(*(part.decode(encoding, errors) for part in self))

    def geturl(self):
        return self.decode().geturl().encode()


def _in_bytes(name):
    def get(self):
        value = getattr(self.decode(), name)
        return value.encode() if isinstance(value, str) else value
    return property(get)


class _PlaceInBytes(_Decodes):
    __slots__ = ()
    username, password, hostname, port = map(_in_bytes, ("username", "password", "hostname", "port"))


class _Place(_Encodes):
    """What the host part is made of."""
    __slots__ = ()

    def _user(self):
        info, at, host = self.netloc.rpartition("@")
        if not at:
            return None, None, host
        name, colon, password = info.partition(":")
        return name, password if colon else None, host

    username = property(lambda self: self._user()[0])
    password = property(lambda self: self._user()[1])

    def _host(self):
        host = self._user()[2]
        if host.startswith("["):
            name, _, rest = host[1:].partition("]")
            return name, rest.partition(":")[2]
        name, _, port = host.partition(":")
        return name, port

    @property
    def hostname(self):
        # The name of a scope keeps its case.
        name, percent, scope = self._host()[0].partition("%")
        return name.lower() + percent + scope or None

    @property
    def port(self):
        port = self._host()[1]
        if not port:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError("Port could not be cast to integer value as %r" % port)
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


class DefragResult(namedtuple("DefragResult", "url fragment"), _Encodes):
    __slots__ = ()

    def geturl(self):
        return self.url + ("#" + self.fragment if self.fragment else "")


class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment"), _Place):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment"), _Place):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(namedtuple("DefragResult", "url fragment"), _Decodes):
    __slots__ = ()

    def geturl(self):
        return self.url + (b"#" + self.fragment if self.fragment else b"")


class SplitResultBytes(namedtuple("SplitResult", "scheme netloc path query fragment"), _PlaceInBytes):
    __slots__ = ()


class ParseResultBytes(namedtuple("ParseResult", "scheme netloc path params query fragment"), _PlaceInBytes):
    __slots__ = ()


for _text, _bytes in (DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes):
    _text._other_kind, _bytes._other_kind = _bytes, _text
del _text, _bytes


def _check_host_in_brackets(host):
    """ValueError if HOST is no IPv6 address, nor one of a later version."""
    if host.startswith("v"):
        if not re.match(r"\Av[a-fA-F0-9]+\..+\Z", host):
            raise ValueError("IPvFuture address is invalid")
        return
    import ipaddress
    if ipaddress.ip_address(host).version == 4:
        raise ValueError("An IPv4 address cannot be in brackets")


def _check_normal(netloc):
    """ValueError if something in NETLOC stands for a character that would end it."""
    if netloc.isascii():
        return
    import unicodedata
    rest = netloc
    for c in "@:#?":
        rest = rest.replace(c, "")
    normal = unicodedata.normalize("NFKC", rest)
    if normal != rest and any(c in normal for c in "/?#@:"):
        raise ValueError("netloc %r contains invalid characters under NFKC normalization" % netloc)


_blank = "".join(map(chr, range(33)))


@functools.lru_cache(typed=True)
@_takes_bytes(2)
def urlsplit(url, scheme="", allow_fragments=True):
    url, scheme = url.lstrip(_blank), scheme.strip(_blank)
    for c in "\t\r\n":
        url, scheme = url.replace(c, ""), scheme.replace(c, "")
    netloc = query = fragment = ""
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", url)
    if match:
        scheme, url = match[1].lower(), url[match.end():]
    if url.startswith("//"):
        end = min([i for i in (url.find(c, 2) for c in "/?#") if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_host_in_brackets(netloc.partition("[")[2].partition("]")[0])
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    _check_normal(netloc)
    return SplitResult(scheme, netloc, url, query, fragment)


def clear_cache():
    urlsplit.cache_clear()


@_takes_bytes(2)
def urlparse(url, scheme="", allow_fragments=True):
    parts = urlsplit(url, scheme, allow_fragments)
    path, params = parts.path, ""
    if parts.scheme in ("", "ftp", "http", "https", "sip", "sips", "sftp", "shttp", "rtsp", "mms", "imap", "tel") and ";" in path:
        at = path.find(";", path.rfind("/") + 1)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(parts.scheme, parts.netloc, path, params, parts.query, parts.fragment)


def unwrap(url):
    """URL without the brackets and the "URL:" that it may be written in."""
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url.removeprefix("URL:").strip()


def urlunparse(components):
    if any(isinstance(part, bytes) for part in components):
        return _unparse_bytes(urlunparse, components)
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, "%s;%s" % (url, params) if params else url, query, fragment))


def _unparse_bytes(function, components):
    if any(part and not isinstance(part, bytes) for part in components):
        raise TypeError("Cannot mix str and non-str arguments")
    return function(tuple(map(_as_text, components))).encode("ascii")


def urlunsplit(components):
    if any(isinstance(part, bytes) for part in components):
        return _unparse_bytes(urlunsplit, components)
    scheme, netloc, url, query, fragment = components
    if netloc or scheme and scheme in _with_host and url[:2] != "//":
        url = "//" + (netloc or "") + (url if not url or url[:1] == "/" else "/" + url)
    if scheme:
        url = scheme + ":" + url
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def _joined_path(base, path):
    if path[:1] == "/":
        whole = path.split("/")
    else:
        folder = base.split("/")
        if folder[-1]:
            folder.pop()
        whole = folder + path.split("/")
        # What stands between two slashes has a name; only the ends may be empty.
        whole = whole[:1] + [part for part in whole[1:-1] if part] + whole[1:][-1:]
    made = []
    for part in whole:
        if part == "..":
            if made:
                made.pop()
        elif part != ".":
            made.append(part)
    if whole[-1] in (".", ".."):
        made.append("")
    return "/".join(made) or "/"


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    if not isinstance(base, str) or not isinstance(url, str):
        if isinstance(base, str) or isinstance(url, str):
            raise TypeError("Cannot mix str and non-str arguments")
        return urljoin(_as_text(base), _as_text(url), allow_fragments).encode("ascii")
    b = urlparse(base, "", allow_fragments)
    u = urlparse(url, b.scheme, allow_fragments)
    if u.scheme != b.scheme or u.scheme not in _with_host:
        return url
    if u.netloc:
        return urlunparse(u)
    if not u.path and not u.params:
        return urlunparse((u.scheme, b.netloc, b.path, b.params, u.query or b.query, u.fragment))
    return urlunparse((u.scheme, b.netloc, _joined_path(b.path, u.path), u.params, u.query, u.fragment))


@_takes_bytes(1)
def urldefrag(url):
    if "#" not in url:
        return DefragResult(url, "")
    parts = urlparse(url)
    return DefragResult(urlunparse(parts[:5] + ("",)), parts.fragment)


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    safe = safe.decode("ascii") if isinstance(safe, bytes) else safe
    return "".join(chr(b) if chr(b) in _safe or chr(b) in safe and b < 128 else "%%%02X" % b for b in bs)


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None or errors is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes" if encoding is not None else "quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, str) and " " not in string or isinstance(string, bytes) and b" " not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + " " if isinstance(safe, str) else safe + b" ", encoding, errors).replace(" ", "+")


def unquote_to_bytes(string):
    data = string.encode("utf-8") if isinstance(string, str) else bytes(string)
    return re.sub(rb"%([0-9a-fA-F]{2})", lambda m: bytes([int(m[1], 16)]), data)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        return string
    encoding, errors = encoding or "utf-8", errors or "replace"
    pieces = re.split(r"((?:%[0-9a-fA-F]{2})+)", string)
    pieces[1::2] = [unquote_to_bytes(piece).decode(encoding, errors) for piece in pieces[1::2]]
    return "".join(pieces)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    def text(value):
        return quote_via(value, safe) if isinstance(value, bytes) else quote_via(str(value), safe, encoding, errors)

    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            good = not len(query) or isinstance(query[0], tuple)
        except TypeError:
            good = False
        if not good:
            raise TypeError("not a valid non-string sequence or mapping object")
    pairs = []
    for key, value in query:
        if doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__iter__"):
            pairs += ["%s=%s" % (text(key), text(each)) for each in value]
        else:
            pairs.append("%s=%s" % (text(key), text(value)))
    return "&".join(pairs)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(separator, bytes):
        separator = separator.decode("ascii")
    if isinstance(qs, (bytes, bytearray)):
        text = parse_qsl(bytes(qs).decode("ascii"), keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator)
        return [(name.encode(), value.encode()) for name, value in text]
    if max_num_fields is not None and qs and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for part in qs.split(separator) if qs else []:
        if not part and not strict_parsing:
            continue
        name, equals, value = part.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError("bad query field: %r" % (part,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found
