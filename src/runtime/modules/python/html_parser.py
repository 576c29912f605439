"""HTML taken apart: a method of the program is called for every tag, text, comment and declaration."""

from html import unescape
import re

__all__ = ["HTMLParser"]
_name = re.compile(r"[a-zA-Z][^\t\n\r\f />\x00]*")
_attribute = re.compile(r"((?<=['\"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|\"[^\"]*\"|(?!['\"])[^>\s]*))?(?:\s|/(?!>))*")
_spaces = re.compile(r"\s*")
_between = re.compile(r"[\s/]*")
_whole_text = ("script", "style")


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = _whole_text

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata, self.lasttag, self.cdata_elem, self._start_text = "", "???", None, None
        self.lineno, self.offset = 1, 0

    def feed(self, data):
        self.rawdata += data
        self._go_ahead(False)

    def close(self):
        self._go_ahead(True)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._start_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def _move(self, i, j):
        lines = self.rawdata.count("\n", i, j)
        self.lineno += lines
        self.offset = j - self.rawdata.rindex("\n", i, j) - 1 if lines else self.offset + j - i
        return j

    def _text(self, text):
        if text:
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)

    def _text_end(self, i, end):
        """Where the text from I on ends; -1 if more has to come first."""
        raw = self.rawdata
        if self.cdata_elem:
            match = re.compile(r"</\s*%s\s*>" % self.cdata_elem, re.I).search(raw, i)
            return match.start() if match else len(raw) if end else -1
        j = raw.find("<" if self.convert_charrefs else "<", i)
        if not self.convert_charrefs:
            k = raw.find("&", i)
            j = k if j < 0 or 0 <= k < j else j
        if j >= 0:
            return j
        if self.convert_charrefs and not end:
            ampersand = raw.rfind("&", max(i, len(raw) - 34))
            if ampersand >= 0 and not re.compile(r"[\s;]").search(raw, ampersand):
                return -1
        return len(raw)

    def _go_ahead(self, end):
        raw, i = self.rawdata, 0
        while i < len(raw):
            j = self._text_end(i, end)
            if j < 0:
                break
            self._text(raw[i:j])
            i = self._move(i, j)
            if i == len(raw):
                break
            if raw[i] == "&":
                k = self._reference(i)
                if k < 0:
                    i = self._move(i, self._after_part(i, end))
                    break
            else:
                k = self._markup(i)
                if k < 0:
                    if not end:
                        break
                    k = raw.find(">", i + 1) + 1 or max(raw.find("<", i + 1), i + 1)
                    self._text(raw[i:k])
            i = self._move(i, k)
        if end and i < len(raw) and not self.cdata_elem:
            self._text(raw[i:])
            i = self._move(i, len(raw))
        self.rawdata = raw[i:]

    def _after_part(self, i, end):
        """Where to go on behind the part of a reference that begins at I."""
        raw = self.rawdata
        if raw.startswith("&#", i) and ";" in raw[i:]:
            self.handle_data("&#")
            return i + 2
        return i + 1 if end and re.compile(r"&[a-zA-Z]").fullmatch(raw, i) else i

    def _reference(self, i):
        """The place behind the reference at I; -1 if it is not whole."""
        raw = self.rawdata
        match = re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]").match(raw, i)
        if match:
            self.handle_charref(match[0][2:-1])
        else:
            match = re.compile(r"&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]").match(raw, i)
            if not match:
                if len(raw) > i + 1 and not re.compile(r"&[#a-zA-Z]").match(raw, i):
                    self.handle_data("&")
                    return i + 1
                return -1
            self.handle_entityref(match[1])
        return match.end() if match[0][-1] == ";" else match.end() - 1

    def _markup(self, i):
        """What begins with the < at I: the place behind it, or -1."""
        raw = self.rawdata
        if raw.startswith("<!--", i):
            match = re.compile(r"--!?>").search(raw, i + 4)
            if not match:
                return -1
            self.handle_comment(raw[i + 4:match.start()])
            return match.end()
        end = raw.find(">", i + 1)
        if raw.startswith("</", i):
            return self._end_tag(i, end)
        if _name.match(raw, i + 1):
            return self._start_tag(i)
        if raw.startswith("<?", i):
            if end >= 0:
                self.handle_pi(raw[i + 2:end])
        elif raw.startswith("<![", i):
            stop = raw.find("]>", i)
            if stop < 0:
                return -1
            self.unknown_decl(raw[i + 3:stop - 1 if raw[stop - 1] == "]" else stop])
            return stop + 2
        elif raw.startswith("<!", i):
            if end >= 0:
                inside = raw[i + 2:end]
                self.handle_decl(inside) if inside[:7].lower() == "doctype" else self.handle_comment(inside)
        elif len(raw) > i + 1:
            self.handle_data("<")
            return i + 1
        return end + 1 if end >= 0 else -1

    def _start_tag(self, i):
        raw = self.rawdata
        stop = self._tag_stop(i)
        if stop < 0:
            return -1
        self._start_text = raw[i:stop]
        name = _name.match(raw, i + 1)
        tag, at, attributes = name[0].lower(), name.end(), []
        at += len(re.compile(r"(?:\s|/(?!>))*").match(raw, at)[0])
        while at < stop:
            found = _attribute.match(raw, at)
            if not found:
                break
            value = found[3]
            if not found[2]:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ("'", '"'):
                value = value[1:-1]
            attributes.append((found[1].lower(), unescape(value) if value else value))
            at = found.end()
        self.lasttag = tag
        tail = raw[at:stop].strip()
        if tail not in (">", "/>"):
            self.handle_data(self._start_text)
        elif tail == "/>":
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return stop

    def _tag_stop(self, i):
        """Where the tag that begins at I ends, for a > between quotes does not end it; -1 if more has to come first."""
        raw = self.rawdata
        at = _between.match(raw, _name.match(raw, i + 1).end()).end()
        while (found := _attribute.match(raw, at)) is not None:
            at = found.end()
        following = raw[at:at + 1]
        if following == ">":
            return at + 1
        if following == "/":
            return at + 2 if raw.startswith("/>", at) else -1
        return -1 if not following or following.isascii() and following.isalpha() or following == "=" else at

    def _end_tag(self, i, end):
        raw = self.rawdata
        if end < 0:
            return -1
        name = _name.match(raw, _spaces.match(raw, i + 2).end() if self.cdata_elem else i + 2)
        if name:
            self.handle_endtag(name[0].lower())
            self.clear_cdata_mode()
        elif raw[i:i + 3] != "</>":
            self.handle_comment(raw[i + 2:end])
        return end + 1

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
