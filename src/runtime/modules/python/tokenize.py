"""The tokens of Python source, one by one, with comments and line ends."""

import re
import token
from builtins import open as _open
from codecs import BOM_UTF8, lookup
from collections import namedtuple
from io import TextIOWrapper
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "untokenize", "TokenInfo"]
_COOKIE = re.compile(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_BLANK = re.compile(rb"^[ \t\f]*(?:[#\r\n]|$)", re.ASCII)
_NAME = re.compile(r"\w+")
_NUMBER = re.compile(r"0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|"
                     r"(?:[0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?|"
                     r"[0-9](?:_?[0-9])*[eE][-+]?[0-9](?:_?[0-9])*[jJ]?|[0-9](?:_?[0-9])*[jJ]?")
_STRING = re.compile(r"([rRbBuU]|[bB][rR]|[rR][bB]|)('''|\"\"\"|'|\")")
_FSTRING = re.compile(r"([fF]|[fF][rR]|[rR][fF])('''|\"\"\"|'|\")")
_OPERATORS = sorted(EXACT_TOKEN_TYPES, key=len, reverse=True) + ["<>"]
_OPERATORS.sort(key=len, reverse=True)


class TokenError(Exception):
    pass


class TokenInfo(namedtuple("TokenInfo", "type string start end line")):
    def __repr__(self):
        return ("TokenInfo(type=%s, string=%r, start=%r, end=%r, line=%r)" %
                self._replace(type="%d (%s)" % (self.type, tok_name[self.type])))

    @property
    def exact_type(self):
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


class _Source:
    """The lines as they are asked for, and a place in them."""

    def __init__(self, lines):
        self.lines, self._more = [], iter(lines)
        self.row, self.column, self.line = 0, 0, ""
        self.parens, self.indents = 0, [0]
        self.opened = []

    def advance(self):
        """To the next line; false at the end."""
        line = next(self._more, "")
        self.row, self.column, self.line = self.row + 1, 0, line
        if line:
            self.lines.append(line)
        return bool(line)

    def rest(self):
        return self.line[self.column:]

    def text(self, first):
        return "".join(self.lines[first - 1:self.row])

    def info(self, kind, start, end_column=None):
        """The token of KIND from START up to END_COLUMN of the current line, which is where to go on."""
        end = (self.row, self.column if end_column is None else end_column)
        if start[0] == end[0]:
            string = self.line[start[1]:end[1]]
        else:
            string = self.lines[start[0] - 1][start[1]:] + "".join(self.lines[start[0]:self.row - 1]) + self.line[:end[1]]
        self.column = end[1]
        return TokenInfo(kind, string, start, end, self.text(start[0]))


def _lines_of(readline):
    try:
        while line := readline():
            yield line
    except StopIteration:
        return


def _indentation(line):
    column = at = 0
    for c in line:
        if c == " ":
            column += 1
        elif c == "\t":
            column = (column // 8 + 1) * 8
        elif c == "\f":
            column = 0
        else:
            break
        at += 1
    return column, at


def _line_end(source, kind):
    """The token for the end of the line, which may have no newline."""
    end = source.line[source.column:]
    start = (source.row, source.column)
    source.column = len(source.line)
    return TokenInfo(kind, end, start, (source.row, start[1] + (len(end) or 1)), source.line)


def _begin_line(source):
    """Indents and dedents; comments and blank lines take the whole line."""
    column, at = _indentation(source.line)
    rest = source.line[at:]
    source.column = at
    if rest[:1] in ("", "\n", "\r", "#"):
        if rest[:1] == "#":
            yield source.info(COMMENT, (source.row, at), at + len(rest.rstrip("\r\n")))
        yield _line_end(source, NL)
        return
    if rest[:1] == "\\" and rest[1:].strip("\r\n") == "":
        return
    place = (source.row, at)
    if column > source.indents[-1]:
        source.indents.append(column)
        yield TokenInfo(INDENT, source.line[:at], (source.row, 0), place, source.line)
    if column not in source.indents:
        raise IndentationError("unindent does not match any outer indentation level",
                               ("<string>", source.row, at + 2, source.line.rstrip("\r\n"), None, None))
    while column < source.indents[-1]:
        source.indents.pop()
        yield TokenInfo(DEDENT, "", place, place, source.line)


def _string(source, match):
    start, quote = (source.row, source.column), match[2]
    source.column += match.end()
    while True:
        at = source.column
        while at < len(source.line):
            if source.line[at] == "\\":
                at += 2
            elif source.line.startswith(quote, at):
                return source.info(STRING, start, at + len(quote))
            elif len(quote) == 1 and source.line[at] in "\r\n":
                break
            else:
                at += 1
        if len(quote) == 1 and not source.line.rstrip("\r\n").endswith("\\"):
            raise TokenError("unterminated string literal (detected at line %d)" % source.row, (start[0], start[1] + 1))
        if not source.advance():
            raise TokenError("EOF in multi-line string", (start[0], start[1] + 1))


def _fstring(source, match):
    quote, raw, begin = match[2], "r" in match[1].lower(), (source.row, source.column)
    yield source.info(FSTRING_START, begin, source.column + match.end())
    yield from _fstring_text(source, quote, raw, False, begin)
    yield source.info(FSTRING_END, (source.row, source.column), source.column + len(quote))


def _fstring_text(source, quote, raw, in_spec, begin):
    """The text up to the closing quote, or to the brace that ends a format, with the fields in it."""
    start, after_field = (source.row, source.column), False
    while True:
        line, at = source.line, source.column
        c = line[at:at + 1]
        if not in_spec and line.startswith(quote, at):
            if start != (source.row, at):
                yield source.info(FSTRING_MIDDLE, start)
            return
        if in_spec and c == "}":
            yield source.info(FSTRING_MIDDLE, start)
            return
        if c == "" or (len(quote) == 1 and c in "\r\n"):
            if len(quote) == 1 or not source.advance():
                kind = "f-string literal" if len(quote) == 1 else "triple-quoted f-string literal"
                raise TokenError("unterminated %s (detected at line %d)" % (kind, source.row - (len(quote) > 1)), (begin[0], begin[1] + 1))
        elif c == "\\":
            named = None if raw else re.compile(r"\\N\{[^}]*\}").match(line, at)
            if named:
                source.column = named.end()
            else:
                source.column += 1 if line[at + 1:at + 2] in ("{", "}") else 2
                if source.column > len(line) or line[at + 1:at + 2] in ("\r", "\n"):
                    source.column = len(line)
                    source.advance()
        elif c in "{}" and line.startswith(c * 2, at) and not in_spec:
            yield source.info(FSTRING_MIDDLE, start, at + 1)
            source.column = at + 2
            start = (source.row, source.column)
        elif c == "{":
            if start != (source.row, at):
                yield source.info(FSTRING_MIDDLE, start)
            yield source.info(OP, (source.row, at), at + 1)
            yield from _field(source, quote, raw, begin)
            start = (source.row, source.column)
        else:
            source.column += 1


def _field(source, quote, raw, begin):
    depth = source.parens
    source.parens += 1
    while True:
        for found in _one(source):
            if found.type == OP and source.parens == depth + 1 and found.string == ":":
                yield found
                yield from _fstring_text(source, quote, raw, True, begin)
                break
            if found.type == OP and source.parens == depth + 1 and found.string == ":=":
                source.column -= 1
                yield found._replace(string=":", end=(found.end[0], found.end[1] - 1))
                yield from _fstring_text(source, quote, raw, True, begin)
                break
            yield found
            if found.type == OP and source.parens == depth:
                return


def _check_number(number, after, source):
    """Refuse NUMBER if AFTER, what follows it, can neither belong to it nor stand behind it."""
    row, end = source.row, source.column + len(number)
    kind = {"x": "hexadecimal", "b": "binary", "o": "octal"}.get(number[1:2].lower())
    if number == "0" and after[:1].lower() in tuple("xbo"):
        kind, end = {"x": "hexadecimal", "b": "binary", "o": "octal"}[after[0].lower()], end + 1
        if after[1:].isdecimal():
            raise TokenError("invalid digit %r in %s literal" % (after[1], kind), (row, end + 1))
        raise TokenError("invalid %s literal" % kind, (row, end + (after[1:] == "_")))
    if after[:1] == "_" and number[-1] not in ".jJ":
        raise TokenError("invalid %s literal" % (kind or "decimal"), (row, end + 1))
    if after[:1].isdecimal() and kind in ("binary", "octal"):
        raise TokenError("invalid digit %r in %s literal" % (after[0], kind), (row, end + 1))
    if kind is None and after[:1] in tuple("eE") and after[1:] in tuple("+-"):
        raise TokenError("invalid decimal literal", (row, end + 2))


def _one(source):
    """What stands at the place: mostly one token, or what goes to the next line."""
    while source.line[source.column:source.column + 1] in (" ", "\t", "\f"):
        source.column += 1
    rest, start = source.rest(), (source.row, source.column)
    if not rest:
        if not source.advance():
            raise TokenError("unexpected EOF in multi-line statement", (source.row - 1, 0))
        return
    c = rest[0]
    if c in "\r\n":
        yield _line_end(source, NL if source.parens else NEWLINE)
    elif c == "#":
        yield source.info(COMMENT, start, source.column + len(rest.rstrip("\r\n")))
    elif c == "\\" and rest[1:].strip("\r\n") == "":
        if not source.advance():
            raise TokenError("unexpected EOF in multi-line statement", (source.row - 1, 0))
    elif match := _FSTRING.match(rest):
        yield from _fstring(source, match)
    elif match := _STRING.match(rest):
        yield _string(source, match)
    elif match := _NUMBER.match(rest):
        _check_number(match[0], rest[match.end():match.end() + 2], source)
        yield source.info(NUMBER, start, source.column + match.end())
    elif match := _NAME.match(rest):
        yield source.info(NAME, start, source.column + match.end())
    else:
        operator = next((op for op in _OPERATORS if rest.startswith(op)), c)
        if operator in "([{":
            source.parens += 1
            source.opened.append(start)
        elif operator in ")]}":
            source.parens -= source.parens > 0
        yield source.info(OP, start, source.column + len(operator))


def _tokens(readline):
    source = _Source(_lines_of(readline))
    while source.advance():
        yield from _begin_line(source)
        while source.column < len(source.line):
            last = None
            for last in _one(source):
                yield last
            if last is not None and last.type == NEWLINE:
                break
            if source.column >= len(source.line):
                if source.line[-1:] not in "\r\n":
                    if not source.parens:
                        yield _line_end(source, NEWLINE)
                        break
                    yield _line_end(source, NL)
                if source.parens and not source.advance():
                    raise TokenError("unexpected EOF in multi-line statement", (source.row - 1, 0))
    place = (source.row, 0)
    for _ in source.indents[1:]:
        yield TokenInfo(DEDENT, "", place, place, "")
    yield TokenInfo(ENDMARKER, "", place, place, "")


def generate_tokens(readline):
    return _tokens(readline)


def tokenize(readline):
    encoding, consumed = detect_encoding(readline)
    yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), "")
    left = iter(consumed)

    def decoded():
        line = next(left, None)
        if line is None:
            try:
                line = readline()
            except StopIteration:
                line = b""
        return line.decode(encoding)

    yield from _tokens(decoded)


def _normal(name):
    short = name[:12].lower().replace("_", "-")
    if short == "utf-8" or short.startswith("utf-8-"):
        return "utf-8"
    if short in ("latin-1", "iso-8859-1", "iso-latin-1") or short.startswith(("latin-1-", "iso-8859-1-", "iso-latin-1-")):
        return "iso-8859-1"
    return name


def detect_encoding(readline):
    """The encoding by mark or cookie, and the lines that were read to find it."""
    name = getattr(getattr(readline, "__self__", None), "name", None)
    suffix = "" if name is None else " for {!r}".format(name)

    def next_line():
        try:
            return readline()
        except StopIteration:
            return b""

    def cookie(line, marked):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise SyntaxError("invalid or missing encoding declaration" + suffix) from None
        match = _COOKIE.match(text)
        if not match:
            return None
        encoding = _normal(match[1])
        try:
            codec = lookup(encoding)
        except LookupError:
            raise SyntaxError("unknown encoding" + (": " + encoding if name is None else suffix + ": " + encoding)) from None
        if marked:
            if encoding != "utf-8":
                raise SyntaxError("encoding problem" + (": utf-8" if name is None else suffix + ": utf-8"))
            encoding += "-sig"
        return encoding

    first = next_line()
    marked = first.startswith(BOM_UTF8)
    default = "utf-8-sig" if marked else "utf-8"
    if marked:
        first = first[3:]
    if not first:
        return default, []
    encoding = cookie(first, marked)
    if encoding:
        return encoding, [first]
    if not _BLANK.match(first):
        return default, [first]
    second = next_line()
    if not second:
        return default, [first]
    return cookie(second, marked) or default, [first, second]


def open(filename):
    buffer = _open(filename, "rb")
    try:
        encoding, lines = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = "r"
        return text
    except:  # noqa
        buffer.close()
        raise


class Untokenizer:
    def __init__(self):
        self.tokens, self.row, self.column, self.encoding = [], 1, 0, None

    def add_whitespace(self, start):
        row, column = start
        if row < self.row or (row == self.row and column < self.column):
            raise ValueError("start ({},{}) precedes previous end ({},{})".format(row, column, self.row, self.column))
        if row > self.row:
            self.tokens.append("\\\n" * (row - self.row))
            self.column = 0
        self.tokens.append(" " * (column - self.column))

    def untokenize(self, iterable):
        iterable, indents, begins = iter(iterable), [], False
        for t in iterable:
            if len(t) == 2:
                self.compat(t, iterable)
                break
            kind, string, start, end, line = t
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                self.row, self.column = end
                continue
            if kind in (NEWLINE, NL):
                begins = True
            elif begins and indents:
                if start[1] >= len(indents[-1]):
                    self.tokens.append(indents[-1])
                    self.column = len(indents[-1])
                begins = False
            elif kind == FSTRING_MIDDLE and ("{" in string or "}" in string):
                row, column = end
                end = (row, column + string.count("{") + string.count("}"))
                string = re.sub(r"[{}]", lambda m: m[0] * 2, string)
            self.add_whitespace(start)
            self.tokens.append(string)
            self.row, self.column = end
            if kind in (NEWLINE, NL):
                self.row, self.column = self.row + 1, 0
        return "".join(self.tokens)

    def compat(self, first, iterable):
        indents, begins, after_string, depth = [], first[0] in (NEWLINE, NL), False, 0
        for t in (first, *iterable):
            kind, string = t[:2]
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind in (NAME, NUMBER):
                string += " "
            if kind == STRING:
                if after_string:
                    string = " " + string
                after_string = True
            else:
                after_string = False
            if kind == FSTRING_START:
                depth += 1
            elif kind == FSTRING_END:
                depth -= 1
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                begins = True
            elif begins and indents:
                self.tokens.append(indents[-1])
                begins = False
            elif kind == FSTRING_MIDDLE:
                string = re.sub(r"[{}]", lambda m: m[0] * 2, string)
            self.tokens.append(string)


def untokenize(iterable):
    made = Untokenizer()
    text = made.untokenize(iterable)
    return text if made.encoding is None else text.encode(made.encoding)
