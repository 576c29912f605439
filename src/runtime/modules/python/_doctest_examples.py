"""What doctest reads: the examples in a text, and the flags they are compared under."""

import re

__name__ = "doctest"

OPTIONFLAGS_BY_NAME = {name: 1 << i for i, name in enumerate((
    "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL",
    "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "FAIL_FAST"))}
COMPARISON_FLAGS = sum(1 << i for i in range(6))
REPORTING_FLAGS = sum(1 << i for i in range(6, 11))


def register_optionflag(name):
    """The flag of that name, a new one if there is none yet."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


def _with_newline(text):
    return text if text.endswith("\n") else text + "\n"


class Example:
    """A piece of source and what it is to print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = _with_newline(source)
        self.want = want and _with_newline(want)
        self.exc_msg = None if exc_msg is None else _with_newline(exc_msg)
        self.lineno, self.indent = lineno, indent
        self.options = {} if options is None else options

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.exc_msg

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._parts() == other._parts() and self.options == other.options

    def __hash__(self):
        return hash(self._parts())


class DocTest:
    """The examples of one docstring."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.examples, self.globs, self.docstring = examples, globs.copy(), docstring
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        n = len(self.examples)
        count = "no examples" if n == 0 else "%d example%s" % (n, "" if n == 1 else "s")
        return "<%s %s from %s:%s (%s)>" % (self.__class__.__name__, self.name, self.filename, self.lineno, count)

    def _parts(self):
        return self.docstring, self.name, self.filename, self.lineno

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._parts() == other._parts() and self.examples == other.examples and self.globs == other.globs

    def __hash__(self):
        return hash(self._parts())

    def _place(self):
        return self.name, self.filename, -1 if self.lineno is None else self.lineno, id(self)

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._place() < other._place()


_example = re.compile(r"""
    (?P<source>^(?P<indent>[ ]*)>>>.*(?:\n[ ]*\.\.\..*)*)\n?
    (?P<want>(?:(?![ ]*$)(?![ ]*>>>).+$\n?)*)""", re.M | re.X)
_exception = re.compile(r"^Traceback \((?:most recent call last|innermost last)\):\s*$.*?^(?P<msg>\w+.*)", re.M | re.S)
_option = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.M)
_nothing = re.compile(r"[ ]*(#.*)?$")


class DocTestParser:
    """Finds examples in text."""

    def parse(self, string, name="<string>"):
        """The examples of STRING and the pieces of text between them, in turn."""
        string = string.expandtabs()
        margin = min((len(indent) for indent in re.findall(r"(?m)^([ ]*)(?=\S)", string)), default=0)
        if margin:
            string = "\n".join(line[margin:] for line in string.split("\n"))
        parts, end, lineno = [], 0, 0
        for match in _example.finditer(string):
            parts.append(string[end:match.start()])
            lineno += string.count("\n", end, match.start())
            example = self._example_of(match, name, lineno, margin)
            if example is not None:
                parts.append(example)
            lineno += string.count("\n", match.start(), match.end())
            end = match.end()
        parts.append(string[end:])
        return parts

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def _example_of(self, match, name, lineno, margin):
        """The example that MATCH found on line LINENO; None if it is but a comment."""
        indent = len(match["indent"])
        lines = match["source"].split("\n")
        for i, line in enumerate(lines):
            if len(line) > indent + 3 and line[indent + 3] != " ":
                raise ValueError("line %d of the docstring for %s lacks blank after %s: %r" % (
                    lineno + i + 1, name, line[indent:indent + 3], line))
        self._check_indent(lines[1:], " " * indent + ".", name, lineno)
        source = "\n".join(line[indent + 4:] for line in lines)
        want = match["want"].split("\n")
        if len(want) > 1 and not want[-1].strip(" "):
            want.pop()
        self._check_indent(want, " " * indent, name, lineno + len(lines))
        want = "\n".join(line[indent:] for line in want)
        exception = _exception.match(want)
        options = self._options(source, name, lineno)
        if _nothing.match(source):
            return None
        return Example(source, want, exception and exception["msg"], lineno, margin + indent, options)

    def _check_indent(self, lines, indent, name, lineno):
        for i, line in enumerate(lines):
            if line and not line.startswith(indent):
                raise ValueError("line %d of the docstring for %s has inconsistent leading whitespace: %r" % (lineno + i + 1, name, line))

    def _options(self, source, name, lineno):
        options = {}
        for text in _option.findall(source):
            for word in text.replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError("line %d of the doctest for %s has an invalid option: %r" % (lineno + 1, name, word))
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        if options and _nothing.match(source):
            raise ValueError("line %d of the doctest for %s has an option directive on a line with no example: %r" % (lineno, name, source))
        return options
