"""Messages: headers, and a text or parts."""

import base64
import binascii
import copy
import io
import quopri
import re
from email import utils
from email.charset import Charset
from email.errors import HeaderParseError
from email.header import Header, decoded, encoded_word
from email.policy import compat32, default

__all__ = ["Message", "EmailMessage", "MIMEPart"]
_ONCE = {"subject", "from", "to", "cc", "bcc", "date", "sender", "reply-to", "message-id", "in-reply-to", "references", "mime-version",
         "content-type", "content-transfer-encoding", "content-disposition"}
_SPECIAL = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')


def _parameter(name, value):
    """NAME="VALUE" as it stands behind a header's value."""
    if not value:
        return name
    if isinstance(value, tuple):
        return "%s*=%s" % (name, utils.encode_rfc2231(value[2], value[0], value[1]))
    if not value.isascii():
        return "%s*=%s" % (name, utils.encode_rfc2231(value, "utf-8", ""))
    return '%s="%s"' % (name, utils.quote(value))


def _parts_of(text):
    """What semicolons part, those in quotes aside."""
    return [part.strip() for part in re.findall(r'((?:[^;"]|"(?:[^"\\]|\\.)*")+)', text)]


def quoted_printable(data, limit=76):
    """Lines of bytes such that no one is too long."""
    lines = []
    for line in data.split(b"\n"):
        text = "".join(chr(byte) if byte == 9 or 32 <= byte < 127 and byte != 61 else "=%02X" % byte for byte in line)
        if text[-1:] in (" ", "\t"):
            text = text[:-1] + "=%02X" % ord(text[-1])
        while len(text) > limit:
            end = limit - 1
            while "=" in text[max(0, end - 2):end] and end > limit - 4:
                end = text.rindex("=", max(0, end - 2), end)
            lines.append(text[:end] + "=")
            text = text[end:]
        lines.append(text)
    return "\n".join(lines)


class Message:
    """Headers by name, in their order, and a payload: text, or a list of messages."""

    def __init__(self, policy=compat32):
        self.policy, self._headers, self._payload, self._unixfrom = policy, [], None, None
        self._charset = self.preamble = self.epilogue = None
        self.defects, self._default_type = [], "text/plain"

    # --- headers ---

    def _shown(self, name, value):
        """A header's value as programs see it."""
        if self.policy.new and isinstance(value, str):
            return decoded(re.sub(r"\r?\n", "", value))
        return value

    def __len__(self):
        return len(self._headers)

    def __contains__(self, name):
        return any(key.lower() == name.lower() for key, _ in self._headers)

    def __iter__(self):
        for key, _ in self._headers:
            yield key

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        if self.policy.new:
            if name.lower() in _ONCE and name in self:
                raise ValueError("There may be at most 1 {} headers in a message".format(name))
            if hasattr(value, "strftime"):
                value = utils.format_datetime(value)
            elif isinstance(value, (list, tuple)):
                value = ", ".join(map(str, value))
            value = str(value)
            if "\n" in value or "\r" in value:
                raise ValueError("Header values may not contain linefeed or carriage return characters")
        self._headers.append((name, value))

    def __delitem__(self, name):
        self._headers = [(key, value) for key, value in self._headers if key.lower() != name.lower()]

    def get(self, name, failobj=None):
        for key, value in self._headers:
            if key.lower() == name.lower():
                return self._shown(key, value)
        return failobj

    def get_all(self, name, failobj=None):
        return [self._shown(key, value) for key, value in self._headers if key.lower() == name.lower()] or failobj

    def keys(self):
        return [key for key, _ in self._headers]

    def values(self):
        return [self._shown(*pair) for pair in self._headers]

    def items(self):
        return [(key, self._shown(key, value)) for key, value in self._headers]

    def raw_items(self):
        return iter(self._headers.copy())

    def add_header(self, _name, _value, **_params):
        parts = [] if _value is None else [_value]
        parts += [_parameter(key.replace("_", "-"), value) for key, value in _params.items()]
        self[_name] = "; ".join(parts)

    def replace_header(self, _name, _value):
        for i, (key, _) in enumerate(self._headers):
            if key.lower() == _name.lower():
                self._headers[i] = key, _value
                return
        raise KeyError(_name)

    # --- parameters of headers ---

    def get_params(self, failobj=None, header="content-type", unquote=True):
        value = self.get(header)
        if value is None:
            return failobj
        pairs = []
        for part in _parts_of(str(value)):
            name, equals, text = part.partition("=")
            name, text = name.strip(), text.strip()
            if name.endswith("*") and "'" in text:
                name, text = name[:-1], utils.decode_rfc2231(utils.unquote(text))
            elif unquote:
                text = utils.unquote(text)
            pairs.append((name, text) if equals else (name, ""))
        return pairs

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        for name, value in self.get_params([], header, unquote):
            if name.lower() == param.lower():
                if self.policy.new and isinstance(value, tuple):
                    value = utils.collapse_rfc2231_value(value)
                return value
        return failobj

    def set_param(self, param, value, header="Content-Type", requote=True, charset=None, language="", replace=False):
        pairs = self.get_params([("text/plain", "")] if header.lower() == "content-type" else [], header, False)
        text = _parameter(param, value)
        kept = [name if not old else "%s=%s" % (name, old) for name, old in pairs if name.lower() != param.lower()]
        at = next((i for i, (name, _) in enumerate(pairs) if name.lower() == param.lower()), len(kept))
        kept.insert(at, text)
        if header in self:
            self.replace_header(header, "; ".join(kept))
        else:
            self[header] = "; ".join(kept)

    def del_param(self, param, header="content-type", requote=True):
        if header in self:
            self.replace_header(header, "; ".join(part for part in _parts_of(str(self[header]))
                                                  if part.partition("=")[0].strip().lower() != param.lower()))

    def set_type(self, type, header="Content-Type", requote=True):
        if type.count("/") != 1:
            raise ValueError
        if header.lower() == "content-type":
            del self["mime-version"]
            self["MIME-Version"] = "1.0"
        if header not in self:
            self[header] = type
            return
        self.replace_header(header, "; ".join([type] + _parts_of(str(self[header]))[1:]))

    def get_content_type(self):
        value = self.get("content-type")
        if value is None:
            return self.get_default_type()
        kind = _parts_of(str(value))[0].lower() if _parts_of(str(value)) else ""
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().split("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().split("/")[1]

    def get_default_type(self):
        return self._default_type

    def set_default_type(self, ctype):
        self._default_type = ctype

    def get_filename(self, failobj=None):
        name = self.get_param("filename", None, "content-disposition") or self.get_param("name", None, "content-type")
        return failobj if name is None else utils.collapse_rfc2231_value(name).strip()

    def get_boundary(self, failobj=None):
        boundary = self.get_param("boundary")
        return failobj if boundary is None else utils.collapse_rfc2231_value(boundary).rstrip()

    def set_boundary(self, boundary):
        if "content-type" not in self:
            raise HeaderParseError("No Content-Type header found")
        self.set_param("boundary", boundary)

    def get_content_charset(self, failobj=None):
        charset = self.get_param("charset")
        return failobj if charset is None else utils.collapse_rfc2231_value(charset).lower()

    def get_charset(self):
        return self._charset

    def get_charsets(self, failobj=None):
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_content_disposition(self):
        value = self.get("content-disposition")
        return None if value is None else _parts_of(str(value))[0].lower()

    def get_unixfrom(self):
        return self._unixfrom

    def set_unixfrom(self, unixfrom):
        self._unixfrom = unixfrom

    # --- payload ---

    def is_multipart(self):
        return isinstance(self._payload, list)

    def attach(self, payload):
        if self._payload is None:
            self._payload = []
        if not isinstance(self._payload, list):
            raise TypeError("Attach is not valid on a message with a non-multipart payload")
        self._payload.append(payload)

    def get_payload(self, i=None, decode=False):
        if self.is_multipart():
            return None if decode else self._payload if i is None else self._payload[i]
        if i is not None and not isinstance(self._payload, list):
            raise TypeError("Expected list, got %s" % type(self._payload))
        payload = self._payload
        if isinstance(payload, str) and not decode and not payload.isascii():
            try:
                data = payload.encode("ascii", "surrogateescape")
            except UnicodeError:
                return payload
            try:
                return data.decode(self.get_content_charset("ascii"), "replace")
            except LookupError:
                return data.decode("ascii", "replace")
        if not decode or not isinstance(payload, str):
            return payload
        encoding = str(self.get("content-transfer-encoding", "")).strip().lower()
        if encoding == "quoted-printable":
            return quopri.decodestring(payload.encode("ascii", "surrogateescape"))
        if encoding == "base64":
            text = re.sub(r"[^A-Za-z0-9+/]", "", payload)
            try:
                return base64.b64decode(text + "=" * (-len(text) % 4))
            except binascii.Error:
                return payload.encode("ascii", "surrogateescape")
        try:
            return payload.encode("ascii", "surrogateescape")
        except UnicodeError:
            return payload.encode("raw-unicode-escape")

    def set_payload(self, payload, charset=None):
        if isinstance(payload, bytes):
            payload = payload.decode("ascii", "surrogateescape")
        self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset):
        if charset is None:
            self.del_param("charset")
            self._charset = None
            return
        if not isinstance(charset, Charset):
            charset = Charset(charset)
        self._charset = charset
        if "MIME-Version" not in self:
            self.add_header("MIME-Version", "1.0")
        if "Content-Type" not in self:
            self.add_header("Content-Type", "text/plain", charset=charset.get_output_charset())
        else:
            self.set_param("charset", charset.get_output_charset())
        if "Content-Transfer-Encoding" not in self:
            encoding = charset.get_body_encoding()
            data = self._payload.encode(charset.output_charset, "surrogateescape") if isinstance(self._payload, str) else None
            if data is not None and encoding == "base64":
                self._payload = base64.encodebytes(data).decode()
            elif data is not None and encoding == "quoted-printable":
                self._payload = quoted_printable(data)
            self.add_header("Content-Transfer-Encoding", encoding)

    def walk(self):
        yield self
        if self.is_multipart():
            for part in self._payload:
                yield from part.walk()

    # --- text ---

    def _header_text(self, name, value, limit, plain):
        if not isinstance(value, str):
            value = value.encode() if isinstance(value, Header) else str(value)
        if not plain and not value.isascii():
            if self.policy.new:
                value = re.sub(r"[^\s<>,]*[^\x00-\x7f][^\s<>,]*(?:\s+[^\s<>,]*[^\x00-\x7f][^\s<>,]*)*", lambda match: encoded_word(match[0]), value)
            else:
                value = Header(value, "utf-8").encode()
        line = "%s: %s" % (name, value)
        if not limit or "\n" in line or len(line) <= limit:
            return line + "\n"
        lines, current = [], ""
        for word in re.findall(r"\s*\S+", line):
            if current and len(current) + len(word) > limit and current.strip() != name + ":":
                lines.append(current)
                current = ""
            current += word
        return "\n".join([*lines, current]) + "\n"

    def _as_seven_bits(self):
        """The headers and the payload as text can show them: bytes that are no ASCII are encoded."""
        name = self.get_content_charset()
        if not isinstance(self._payload, str) or self._payload.isascii() or name is None:
            return self._headers, self._payload
        try:
            data = self._payload.encode("ascii", "surrogateescape")
        except UnicodeError:
            return self._headers, self._payload  # it is no bytes
        cte = "quoted-printable" if Charset(name).get_body_encoding() == "quoted-printable" else "base64"
        told = copy.copy(self)
        told._headers = list(self._headers)
        told.set_param("charset", name)
        if "Content-Transfer-Encoding" in told:
            told.replace_header("Content-Transfer-Encoding", cte)
        else:
            told["Content-Transfer-Encoding"] = cte
        return told._headers, base64.encodebytes(data).decode() if cte == "base64" else quoted_printable(data)

    def _write(self, out, limit, plain, boundary_of, keeps_bytes):
        body = io.StringIO()
        headers, payload = (self._headers, self._payload) if keeps_bytes else self._as_seven_bits()
        if self.is_multipart() and self.get_content_maintype() == "message":
            self._payload[0]._write(body, limit, plain, boundary_of, keeps_bytes)
        elif self.is_multipart() or self.get_content_maintype() == "multipart" and self._payload is None:
            parts = []
            for part in self._payload or []:
                text = io.StringIO()
                part._write(text, limit, plain, boundary_of, keeps_bytes)
                parts.append(text.getvalue())
            boundary = self.get_boundary()
            if not boundary:
                boundary = boundary_of("\n".join(parts))
                self.set_boundary(boundary)
            if self.preamble is not None:
                body.write(self.preamble + "\n")
            body.write("--" + boundary + "\n" + ("\n--" + boundary + "\n").join(parts) + "\n--" + boundary + "--\n")
            if self.epilogue is not None:
                body.write(self.epilogue)
        elif payload is not None:
            if not isinstance(payload, str):
                raise TypeError("string payload expected: %s" % type(payload))
            body.write(payload)
        for name, value in headers:
            out.write(self._header_text(name, value, limit, plain))
        out.write("\n" + body.getvalue())

    def _text(self, unixfrom, limit, plain=False, keeps_bytes=False):
        def boundary_of(text):
            import random
            boundary = "===============%019d==" % random.randrange(2**63)
            return boundary if boundary not in text else boundary_of(text)
        out = io.StringIO()
        if unixfrom:
            out.write((self._unixfrom or "From nobody " + utils.formatdate()) + "\n")
        self._write(out, limit, plain, boundary_of, keeps_bytes)
        return out.getvalue()

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        return self._text(unixfrom, maxheaderlen)

    def __str__(self):
        return self.as_string()

    def as_bytes(self, unixfrom=False, policy=None):
        text = self._text(unixfrom, (policy or self.policy).max_line_length, keeps_bytes=True)
        return text.replace("\n", (policy or self.policy).linesep).encode("ascii", "surrogateescape")

    def __bytes__(self):
        return self.as_bytes()


class MIMEPart(Message):
    """A message in the new manner: content is given and taken as what it is."""

    def __init__(self, policy=None):
        super().__init__(default if policy is None else policy)

    def as_string(self, unixfrom=False, maxheaderlen=None, policy=None):
        return self._text(unixfrom, self.policy.max_line_length if maxheaderlen is None else maxheaderlen)

    def __str__(self):
        return self._text(False, self.policy.max_line_length, True)

    def is_attachment(self):
        return self.get_content_disposition() == "attachment"

    # --- content ---

    def get_content(self, *args, **kw):
        kind = self.get_content_maintype()
        if kind == "multipart":
            raise KeyError(self.get_content_type())
        if kind == "message":
            return self.get_payload(0)
        data = self.get_payload(decode=True)
        return data.decode(self.get_content_charset("ASCII"), kw.get("errors", "replace")) if kind == "text" else data

    def _set_text(self, text, subtype="plain", charset="utf-8", cte=None, **more):
        data = "".join(line + "\n" for line in text.splitlines()).encode(charset)
        longest = max(map(len, data.split(b"\n")), default=0)
        if cte is None:
            short = longest <= self.policy.max_line_length
            if short and (data.isascii() or self.policy.cte_type == "8bit"):
                cte = "7bit" if data.isascii() else "8bit"
            else:
                start = b"\n".join(data.split(b"\n")[:10])
                cte = "base64" if len(quoted_printable(start, 78)) > len(base64.b64encode(start)) + 1 else "quoted-printable"
        self["Content-Type"] = 'text/%s; charset="%s"' % (subtype, charset)
        self._finish(cte, self._encoded(data, cte, self.policy.max_line_length), **more)

    @staticmethod
    def _encoded(data, cte, limit):
        if cte == "base64":
            return base64.encodebytes(data).decode()
        if cte == "quoted-printable":
            return quoted_printable(data, limit)
        return data.decode("ascii", "surrogateescape")

    def _finish(self, cte, payload, disposition=None, filename=None, cid=None, params=None, headers=None):
        self._payload = payload
        self["Content-Transfer-Encoding"] = cte
        if disposition is None and filename is not None:
            disposition = "attachment"
        if disposition is not None:
            self.add_header("Content-Disposition", disposition, **({} if filename is None else {"filename": filename}))
        if cid is not None:
            self["Content-ID"] = cid
        for name, value in (params or {}).items():
            self.set_param(name, value)

    def set_content(self, content, *args, **kw):
        for name, _ in self._headers.copy():
            if name.lower().startswith("content-"):
                del self[name]
        self._payload = None
        if isinstance(content, str):
            self._set_text(content, *args, **kw)
        elif isinstance(content, (bytes, bytearray, memoryview)):
            self._set_bytes(bytes(content), *args, **kw)
        elif isinstance(content, Message):
            self["Content-Type"] = "message/rfc822"
            self._finish("8bit", [content], **kw)
        else:
            raise KeyError("%s.%s" % (type(content).__module__, type(content).__qualname__))

    def _set_bytes(self, data, maintype, subtype, cte="base64", **more):
        self["Content-Type"] = "%s/%s" % (maintype, subtype)
        self._finish(cte, self._encoded(data, cte, self.policy.max_line_length), **more)

    def _make_multipart(self, subtype, unfit, boundary=None):
        if self.get_content_maintype() == "multipart":
            if self.get_content_subtype() in (subtype, *unfit):
                raise ValueError("Cannot convert {} to {}".format(self.get_content_subtype(), subtype))
        kept, moved = [], []
        for name, value in self._headers:
            (moved if name.lower().startswith("content-") else kept).append((name, value))
        self._headers = kept
        if moved:
            part = type(self)(self.policy)
            part._headers, part._payload = moved, self._payload
            self._payload = [part]
        else:
            self._payload = []
        self["Content-Type"] = "multipart/" + subtype
        if boundary is not None:
            self.set_param("boundary", boundary)

    def make_related(self, boundary=None):
        self._make_multipart("related", ("alternative", "mixed"), boundary)

    def make_alternative(self, boundary=None):
        self._make_multipart("alternative", ("mixed",), boundary)

    def make_mixed(self, boundary=None):
        self._make_multipart("mixed", (), boundary)

    def _add(self, subtype, disposition, /, *args, **kw):
        if self.get_content_maintype() != "multipart" or self.get_content_subtype() != subtype:
            getattr(self, "make_" + subtype)()
        part = type(self)(policy=self.policy)
        part.set_content(*args, **kw)
        if disposition and "content-disposition" not in part:
            part["Content-Disposition"] = disposition
        self.attach(part)

    def add_related(self, *args, **kw):
        self._add("related", "inline", *args, **kw)

    def add_alternative(self, *args, **kw):
        self._add("alternative", None, *args, **kw)

    def add_attachment(self, *args, **kw):
        self._add("mixed", "attachment", *args, **kw)

    def clear(self):
        self._headers, self._payload = [], None

    def clear_content(self):
        self._headers, self._payload = [pair for pair in self._headers if not pair[0].lower().startswith("content-")], None

    def iter_parts(self):
        if self.is_multipart():
            yield from self._payload

    def _bodies(self, part, preferred):
        if part.is_attachment():
            return
        if part.get_content_maintype() == "text":
            if part.get_content_subtype() in preferred:
                yield preferred.index(part.get_content_subtype()), part
        elif part.get_content_maintype() == "multipart":
            if part.get_content_subtype() == "related":
                if "related" in preferred:
                    yield preferred.index("related"), part
                for inner in part.get_payload()[:1]:
                    yield from self._bodies(inner, preferred)
            else:
                for inner in part.iter_parts():
                    yield from self._bodies(inner, preferred)

    def get_body(self, preferencelist=("related", "html", "plain")):
        best = None
        for rank, part in self._bodies(self, list(preferencelist)):
            if best is None or rank < best[0]:
                best = rank, part
        return best[1] if best else None

    def iter_attachments(self):
        if self.get_content_maintype() != "multipart" or self.get_content_subtype() == "alternative":
            return
        parts = list(self._payload)
        if self.get_content_subtype() == "related":
            yield from parts[1:]
            return
        seen = set()
        for part in parts:
            kind = part.get_content_type()
            if not part.is_attachment() and kind in ("text/plain", "text/html", "multipart/related", "multipart/alternative") and kind not in seen:
                seen.add(kind)
                continue
            yield part


class EmailMessage(MIMEPart):
    """The whole of a message, which names the version of MIME once it has content."""

    def set_content(self, *args, **kw):
        super().set_content(*args, **kw)
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"
