"""Writing elements as XML, as HTML, and as nothing but their text."""

_BARE = frozenset(("area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param", "source",
                   "track", "wbr"))  # what HTML knows has no content


def refuse(thing):
    raise TypeError("cannot serialize %r (type %s)" % (thing, type(thing).__name__))


def escaped(text, in_attribute=False):
    if not isinstance(text, str):
        refuse(text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if in_attribute:
        text = text.replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")
    return text


def _escaped_for_html(text):
    if not isinstance(text, str):
        refuse(text)
    return text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")


class Names:
    """The prefixes of a document: KNOWN are those that were registered, DEFAULT is the namespace that needs none."""

    def __init__(self, root, default, known, qname, outside):
        self.names, self.prefixes, self.default, self.known = {}, {default: ""} if default else {}, default, known
        for element in root.iter():
            tag = element.tag
            if isinstance(tag, (str, qname)):
                self.spelt(str(tag))
            elif tag is not None and tag not in outside:
                refuse(tag)
            for key, value in element.items():
                self.spelt(str(key) if isinstance(key, qname) else key)
                if isinstance(value, qname):
                    self.spelt(value.text)
            if isinstance(element.text, qname):
                self.spelt(element.text.text)

    def spelt(self, name):
        if name not in self.names:
            self.names[name] = self._made(name)
        return self.names[name]

    def _made(self, name):
        if not isinstance(name, str):
            refuse(name)
        if name[:1] != "{":
            if self.default:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            return name
        uri, local = name[1:].rsplit("}", 1)
        if uri not in self.prefixes:
            self.prefixes[uri] = self.known.get(uri) or "ns%d" % len(self.prefixes)
        prefix = self.prefixes[uri]
        return prefix + ":" + local if prefix else local

    def declarations(self):
        pairs = sorted(((prefix, uri) for uri, prefix in self.prefixes.items() if prefix != "xml"), key=lambda pair: pair[0])
        return [(":" + prefix if prefix else "", uri) for prefix, uri in pairs]


class Writer:
    """Tells PUT the text of elements, piece by piece. COMMENT and INSTRUCTION are the tags of these, QNAME is the class of names."""

    def __init__(self, put, names, comment, instruction, qname, short):
        self.put, self.names, self.comment, self.instruction, self.qname, self.short = put, names, comment, instruction, qname, short

    def attribute_text(self, text):
        return escaped(text, True)

    def outside_text(self, text):
        """What stands in a comment or an instruction."""
        return text

    def content(self, element, tag):
        text = element.text
        if not text and not len(element) and self.short:
            self.put(" />")
            return
        self.put(">")
        if text:
            self.put(escaped(text))
        self.children(element)
        self.put("</%s>" % tag)

    def children(self, element):
        for child in element:
            self.write(child, ())

    def write(self, element, declarations):
        put, tag = self.put, element.tag
        if tag is self.comment:
            put("<!--%s-->" % self.outside_text(element.text))
        elif tag is self.instruction:
            put("<?%s?>" % self.outside_text(element.text))
        elif tag is None:
            if element.text:
                put(escaped(element.text))
            self.children(element)
        else:
            tag = self.names.spelt(str(tag))
            put("<" + tag)
            for prefix, uri in declarations:
                put(' xmlns%s="%s"' % (prefix, self.attribute_text(uri)))
            for key, value in element.items():
                value = self.names.spelt(value.text) if isinstance(value, self.qname) else self.attribute_text(value)
                put(' %s="%s"' % (self.names.spelt(str(key)), value))
            self.content(element, tag)
        if element.tail:
            put(escaped(element.tail))


class HtmlWriter(Writer):
    def attribute_text(self, text):
        return _escaped_for_html(text)

    def outside_text(self, text):
        return escaped(text)

    def content(self, element, tag):
        kind, text = str(element.tag).lower(), element.text
        self.put(">")
        if text:
            self.put(text if kind in ("script", "style") else escaped(text))
        self.children(element)
        if kind not in _BARE:
            self.put("</%s>" % tag)
