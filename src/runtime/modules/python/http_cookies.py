"""Cookies as a server sends them and as a browser gives them back."""

import re
import string
from types import GenericAlias

__all__ = ["CookieError", "BaseCookie", "SimpleCookie"]


class CookieError(Exception):
    pass


_LEGAL = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~:"
_PLAIN = _LEGAL + " ()/<=>?@[]{}"
_is_legal = re.compile("[%s]+" % re.escape(_LEGAL)).fullmatch
_KEPT = frozenset(map(ord, _PLAIN))


def _quote(text):
    """What cannot stand by itself gets double quotes, with the code of each other character in octal."""
    if text is None or _is_legal(text):
        return text
    inside = "".join('\\"' if c == '"' else "\\\\" if c == "\\" else c if ord(c) in _KEPT or ord(c) > 255 else "\\%03o" % ord(c)
                     for c in text)
    return f'"{inside}"'


def _unquote(text):
    if text is None or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    return re.sub(r"\\(?:([0-3][0-7][0-7])|(.))", lambda m: chr(int(m[1], 8)) if m[1] else m[2], text[1:-1])


def _expires(seconds):
    from time import gmtime, time
    year, month, day, hour, minute, second, weekday, _, _ = gmtime(time() + seconds)
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return "%s, %02d %3s %4d %02d:%02d:%02d GMT" % (days[weekday], day, months[month - 1], year, hour, minute, second)


class Morsel(dict):
    """One cookie: its key, its value, and what goes with it (path, domain and so on)."""

    _reserved = {"expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain", "max-age": "Max-Age", "secure": "Secure",
                 "httponly": "HttpOnly", "version": "Version", "samesite": "SameSite"}
    _flags = {"secure", "httponly"}

    def __init__(self):
        self._key = self._value = self._coded_value = None
        for key in self._reserved:
            dict.__setitem__(self, key, "")

    key = property(lambda self: self._key)
    value = property(lambda self: self._value)
    coded_value = property(lambda self: self._coded_value)

    def __setitem__(self, name, value):
        name = name.lower()
        if name not in self._reserved:
            raise CookieError("Invalid attribute %r" % (name,))
        dict.__setitem__(self, name, value)

    def setdefault(self, key, val=None):
        key = key.lower()
        if key not in self._reserved:
            raise CookieError("Invalid attribute %r" % (key,))
        return dict.setdefault(self, key, val)

    def __eq__(self, other):
        if not isinstance(other, Morsel):
            return NotImplemented
        return dict.__eq__(self, other) and (self._value, self._key, self._coded_value) == (other._value, other._key, other._coded_value)

    __ne__ = object.__ne__

    def copy(self):
        copied = Morsel()
        dict.update(copied, self)
        copied.__dict__.update(self.__dict__)
        return copied

    def update(self, values):
        taken = {}
        for key, value in dict(values).items():
            key = key.lower()
            if key not in self._reserved:
                raise CookieError("Invalid attribute %r" % (key,))
            taken[key] = value
        dict.update(self, taken)

    def isReservedKey(self, name):
        return name.lower() in self._reserved

    def set(self, key, val, coded_val):
        if key.lower() in self._reserved:
            raise CookieError("Attempt to set a reserved key %r" % (key,))
        if not _is_legal(key):
            raise CookieError("Illegal key %r" % (key,))
        self._key, self._value, self._coded_value = key, val, coded_val

    def __getstate__(self):
        return {"key": self._key, "value": self._value, "coded_value": self._coded_value}

    def __setstate__(self, state):
        self._key, self._value, self._coded_value = state["key"], state["value"], state["coded_value"]

    def output(self, attrs=None, header="Set-Cookie:"):
        return f"{header} {self.OutputString(attrs)}"

    __str__ = output

    def __repr__(self):
        return f"<{self.__class__.__name__}: {self.OutputString()}>"

    def js_output(self, attrs=None):
        return """
        <script type="text/javascript">
        <!-- begin hiding
        document.cookie = \"%s\";
        // end hiding -->
        </script>
        """ % self.OutputString(attrs).replace('"', r'\"')

    def OutputString(self, attrs=None):
        parts = [f"{self.key}={self.coded_value}"]
        for key, value in sorted(self.items()):
            if value == "" or key not in (self._reserved if attrs is None else attrs):
                continue
            name = self._reserved[key]
            if key == "expires" and isinstance(value, int):
                parts.append(f"{name}={_expires(value)}")
            elif key == "max-age" and isinstance(value, int):
                parts.append("%s=%d" % (name, value))
            elif key == "comment" and isinstance(value, str):
                parts.append(f"{name}={_quote(value)}")
            elif key in self._flags:
                if value:
                    parts.append(name)
            else:
                parts.append(f"{name}={value}")
        return "; ".join(parts)

    __class_getitem__ = classmethod(GenericAlias)


_pair = re.compile(r"""\s*(?P<key>[\w\d!#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=\[\]]+?)\s*
    (?:=\s*(?P<value>"(?:[^\\"]|\\.)*"|\w{3},\s[\w\d\s-]{9,11}\s[\d:]{8}\sGMT|[\w\d!#%&'~_`><@,:/\$\*\+\-\.\^\|\)\(\?\}\{\=\[\]]*))?
    \s*(?:\s+|;|$)""", re.ASCII | re.VERBOSE)


class BaseCookie(dict):
    """Cookies by their keys."""

    def value_decode(self, val):
        return val, val

    def value_encode(self, val):
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def _put(self, key, value, coded):
        morsel = self.get(key, Morsel())
        morsel.set(key, value, coded)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._put(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\015\012"):
        return sep.join(morsel.output(attrs, header) for _, morsel in sorted(self.items()))

    __str__ = output

    def __repr__(self):
        shown = " ".join(f"{key}={morsel.value!r}" for key, morsel in sorted(self.items()))
        return f"<{self.__class__.__name__}: {shown}>"

    def js_output(self, attrs=None):
        return "".join(morsel.js_output(attrs) for _, morsel in sorted(self.items()))

    def load(self, rawdata):
        if isinstance(rawdata, str):
            self._read(rawdata)
        else:
            for key, value in rawdata.items():
                self[key] = value

    def _read(self, text):
        """All of the text or, if a part of it makes no sense, nothing."""
        found, morsel_seen, at = [], False, 0
        while 0 <= at < len(text):
            match = _pair.match(text, at)
            if not match:
                break
            key, value, at = match["key"], match["value"], match.end()
            if key[0] == "$":
                if morsel_seen:
                    found.append((False, key[1:], value))
            elif key.lower() in Morsel._reserved:
                if not morsel_seen:
                    return
                if value is None:
                    if key.lower() not in Morsel._flags:
                        return
                    found.append((False, key, True))
                else:
                    found.append((False, key, _unquote(value)))
            elif value is not None:
                found.append((True, key, self.value_decode(value)))
                morsel_seen = True
            else:
                return
        last = None
        for is_cookie, key, value in found:
            if is_cookie:
                self._put(key, *value)
                last = self[key]
            else:
                last[key] = value


class SimpleCookie(BaseCookie):
    """Cookies whose values are text; what cannot be sent as it is gets quoted."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)
