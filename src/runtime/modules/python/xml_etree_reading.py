"""Reading XML: text becomes calls of start, data, end, comment and pi."""

import re

_NAME = r"[A-Za-z_:\u0080-\U0010ffff][-A-Za-z0-9_:.\u0080-\U0010ffff]*"
_OPEN = re.compile(r"<(%s)" % _NAME)
_CLOSE = re.compile(r"</(%s)\s*>" % _NAME)
_ATTRIBUTE = re.compile(r"\s+(%s)\s*=\s*(?:\"([^<\"]*)\"|'([^<']*)')" % _NAME)
_END = re.compile(r"\s*(/?)>")
_REFERENCE = re.compile(r"&(#[0-9]+|#x[0-9a-fA-F]+|%s);" % _NAME)
_REFERENCE_BEGUN = re.compile(r"&(?:#x[0-9a-fA-F]*|#[0-9]*|%s)?" % _NAME)
_DOCTYPE = re.compile(r"""<!DOCTYPE\s+([^\s\[>]+)(?:\s+PUBLIC\s+(["'])(.*?)\2\s+(["'])(.*?)\4|\s+SYSTEM\s+(["'])(.*?)\6)?""", re.S)
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # of XML, that is
_KNOWN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CODES = {"syntax error": 2, "no element found": 3, "not well-formed (invalid token)": 4, "unclosed token": 5, "mismatched tag": 7,
          "duplicate attribute": 8, "junk after document element": 9, "undefined entity": 11,
          "reference to invalid character number": 14, "unbound prefix": 27, "unclosed CDATA section": 20}


class Reader:
    """Walks over TEXT and tells TARGET; ERROR makes the exception."""

    def __init__(self, text, target, error, entity):
        self.text, self.target, self.error, self.entity = text.replace("\r\n", "\n").replace("\r", "\n"), target, error, entity
        stray = _NO_CHARACTER.search(self.text)
        self.stray = stray.start() if stray else len(self.text)
        # What a target does not want to know it has no method for.
        self.tell_start, self.tell_end, self.tell_data, self.tell_space, self.tell_space_end = (
            getattr(target, name, None) for name in ("start", "end", "data", "start_ns", "end_ns"))
        self.declared = []  # for each open element, the prefixes that it declares
        self.at, self.open, self.spaces, self.data = 0, [], [{"xml": "http://www.w3.org/XML/1998/namespace"}], []

    def fail(self, words, at):
        line = self.text.count("\n", 0, at) + 1
        column = at - (self.text.rfind("\n", 0, at) + 1)
        error = self.error("%s: line %d, column %d" % (words, line, column))
        error.code, error.position = _CODES[words], (line, column)
        raise error

    def want_characters(self, end):
        """Fails at what is no character of XML, unless that stands at END or behind it."""
        if self.stray < end:
            self.fail("not well-formed (invalid token)", self.stray)

    def resolved(self, text, at, tag_at=None):
        def meaning(match):
            name = match[1]
            if name[0] == "#":
                number = int(name[2:], 16) if name[1] == "x" else int(name[1:])
                if number > 0x10ffff or _NO_CHARACTER.match(chr(number)):
                    self.fail("reference to invalid character number", at + match.start())
                return chr(number)
            if name in _KNOWN or name in self.entity:
                return _KNOWN.get(name) or self.entity[name]
            self.fail("undefined entity", at + match.start() if tag_at is None else tag_at)  # in an attribute, expat tells where the tag is
        stray = re.search(r"&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|%s);)" % _NAME, text)
        if stray:
            self.fail("not well-formed (invalid token)", at + _REFERENCE_BEGUN.match(text, stray.start()).end())
        return _REFERENCE.sub(meaning, text)

    def qualified(self, name, at, is_attribute):
        prefix, colon, local = name.rpartition(":")
        if not colon:
            space = None if is_attribute else self.spaces[-1].get("")
            return "{%s}%s" % (space, name) if space else name
        if prefix not in self.spaces[-1]:
            self.fail("unbound prefix", at)
        return "{%s}%s" % (self.spaces[-1][prefix], local)

    def named(self, attributes, at):
        """Attributes as they are told: without those that name spaces."""
        return {self.qualified(name, at, True): value for name, value in attributes.items()
                if name != "xmlns" and not name.startswith("xmlns:")}

    def take_text(self, text):
        if "]]>" in text:
            self.fail("not well-formed (invalid token)", self.at + text.index("]]>") + 2)
        self.data.append(self.resolved(text, self.at))

    def cdata(self, text):
        self.data.append(text)

    def doctype(self, declaration, inside):
        if hasattr(self.target, "doctype"):
            name, _, public, _, public_system, _, system = _DOCTYPE.match(declaration).groups()
            self.target.doctype(name, public, system if public is None else public_system)

    def flush(self):
        if self.data:
            if self.tell_data is not None:
                self.tell_data("".join(self.data))
            self.data = []

    def start(self, match):
        begin, attributes = self.at, {}
        self.at = match.end()
        while attribute := _ATTRIBUTE.match(self.text, self.at):
            if attribute[1] in attributes:
                self.fail("duplicate attribute", attribute.start(1))
            self.want_characters(attribute.end())
            which = 2 if attribute[2] is not None else 3
            attributes[attribute[1]] = self.resolved(attribute[which].replace("\n", " ").replace("\t", " "), attribute.start(which), begin)
            self.at = attribute.end()
        end = _END.match(self.text, self.at)
        if not end:
            if re.compile(r"\s*(%s\s*(=\s*)?)?\Z" % _NAME).match(self.text, self.at) or "<" not in self.text[self.at:] and ">" not in self.text[self.at:]:
                self.fail("unclosed token", begin)
            bad = re.compile(r"\s+%s\s*=\s*(?:\"[^<\"]*|'[^<']*)?|\s*" % _NAME).match(self.text, self.at)
            self.fail("not well-formed (invalid token)", bad.end())
        spaces = {name[6:] if ":" in name else "": value for name, value in attributes.items() if name == "xmlns" or name.startswith("xmlns:")}
        self.spaces.append({**self.spaces[-1], **spaces} if spaces else self.spaces[-1])
        plain = self.named(attributes, begin)
        tag = self.qualified(match[1], begin, False)
        self.flush()
        self.declared.append(spaces)
        if self.tell_space is not None:
            for prefix, uri in spaces.items():
                self.tell_space(prefix, uri)
        if self.tell_start is not None:
            self.tell_start(tag, plain)
        self.at = end.end()
        self.open.append((match[1], tag))
        if end[1]:
            self.finish()

    def finish(self):
        self.flush()
        self.spaces.pop()
        tag, spaces = self.open.pop()[1], self.declared.pop()
        if self.tell_end is not None:
            self.tell_end(tag)
        if self.tell_space_end is not None:
            for prefix in reversed(spaces):
                self.tell_space_end(prefix)

    def skip_declarations(self):
        """What may stand outside of the element."""
        text, spaces = self.text, re.compile(r"\s*")
        while True:
            self.at = spaces.match(text, self.at).end()
            if text.startswith("<?", self.at):
                self.instruction()
            elif text.startswith("<!--", self.at):
                self.comment()
            elif text.startswith("<!DOCTYPE", self.at):
                declaration = re.compile(r"<!DOCTYPE[^\[>]*(?:\[(.*?)\]\s*)?>", re.S).match(text, self.at)
                for name, value in re.findall(r"<!ENTITY\s+(\S+)\s+[\"']([^\"']*)[\"']\s*>", declaration[1] or ""):
                    self.entity[name] = value
                self.doctype(declaration[0], declaration[1])
                self.at = declaration.end()
            else:
                return

    def comment(self):
        end = self.text.find("-->", self.at)
        self.want_characters(end if end >= 0 else len(self.text))
        if end < 0:
            self.fail("unclosed token", self.at)
        if hasattr(self.target, "comment"):
            self.flush()
            self.target.comment(self.text[self.at + 4:end])
        self.at = end + 3

    def instruction(self):
        end = self.text.find("?>", self.at)
        self.want_characters(end if end >= 0 else len(self.text))
        if end < 0:
            self.fail("unclosed token", self.at)
        name, _, data = self.text[self.at + 2:end].partition(" ")
        if name != "xml" and hasattr(self.target, "pi"):
            self.flush()
            self.target.pi(name, data.strip() or None)
        self.at = end + 2

    def run(self):
        text = self.text
        self.skip_declarations()
        if self.at >= len(text):
            self.fail("no element found", self.at)
        first = _OPEN.match(text, self.at)
        if not first:
            self.fail("not well-formed (invalid token)" if text[self.at] == "<" else "syntax error", self.at + (text[self.at] == "<"))
        self.start(first)
        while self.open:
            if self.at >= len(text):
                self.fail("no element found", self.at)
            if text[self.at] != "<":
                end = text.find("<", self.at)
                end = len(text) if end < 0 else end
                self.want_characters(end)
                self.take_text(text[self.at:end])
                self.at = end
            elif text.startswith("<!--", self.at):
                self.comment()
            elif text.startswith("<![CDATA[", self.at):
                end = text.find("]]>", self.at)
                if end < 0:
                    self.fail("unclosed CDATA section", self.at)
                self.want_characters(end)
                self.cdata(text[self.at + 9:end])
                self.at = end + 3
            elif text.startswith("<?", self.at):
                self.instruction()
            elif match := _CLOSE.match(text, self.at):
                if match[1] != self.open[-1][0]:
                    self.fail("mismatched tag", self.at + 2)
                self.at = match.end()
                self.finish()
            elif match := _OPEN.match(text, self.at):
                self.start(match)
            else:
                self.fail("not well-formed (invalid token)", self.at + 1)
        self.skip_declarations()
        if self.at < len(text):
            self.fail("junk after document element", self.at)
