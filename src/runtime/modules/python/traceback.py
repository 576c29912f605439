"""Tracebacks as texts and as data. What needs nothing special is written by _traceback, as the end of a program writes it."""

import contextlib
import sys

import _traceback
import linecache

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
           "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary",
           "StackSummary", "TracebackException", "walk_stack", "walk_tb"]


class _Absent:
    def __repr__(self):
        return "<implicit>"


_absent = _Absent()
_RECURSIVE_CUTOFF = 3
_BECAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_MEANWHILE = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _safely(value, what, write=str):
    """The text of VALUE, or that it has none."""
    try:
        return write(value)
    except BaseException:
        return f"<{what} {write.__name__}() failed>"


# --- entries ---

class FrameSummary:
    """One entry of a traceback."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename, self.lineno, self.name, self._line = filename, lineno, name, line
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self.locals = None if not locals else {k: _safely(v, "local", repr) for k, v in locals.items()}
        if lookup_line:
            self.line

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        if self._line is None and self.lineno is not None:
            self._line = linecache.getline(self.filename, self.lineno)
        return None if self._line is None else self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return "<FrameSummary file {filename}, line {lineno} in {name}>".format(filename=self.filename, lineno=self.lineno,
                                                                                name=self.name)

    def __len__(self):
        return 4


def walk_stack(f):
    if f is None:
        # Behind this generator are the one that pairs, _of and extract.
        f = sys._getframe().f_back.f_back.f_back.f_back
    while (frame := f) is not None:
        f = frame.f_back
        yield frame, frame.f_lineno


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _places(tb):
    """The frames of TB, each with (line, last line, column, last column)."""
    while tb is not None:
        code, instruction = tb.tb_frame.f_code, tb.tb_lasti // 2
        place = None, None, None, None
        if instruction >= 0:
            for number, position in enumerate(code.co_positions()):
                if number == instruction:
                    place = position
                    break
        yield tb.tb_frame, (tb.tb_lineno if place[0] is None else place[0], *place[1:])
        tb = tb.tb_next


def _within(entries, limit):
    """The first LIMIT of ENTRIES, a list, or the last -LIMIT."""
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    return entries if limit is None else entries[:limit] if limit >= 0 else entries[limit:]


def _carets(entry):
    """The line of carets under ENTRY's line, "" if there is none to draw."""
    line, stripped = entry._original_line, entry.line
    if entry.colno is None or entry.end_colno is None:
        return ""
    start, end = (len(line.encode()[:column].decode(errors="replace")) for column in (entry.colno, entry.end_colno))
    parts = None
    if entry.lineno == entry.end_lineno:
        parts = _traceback.anchors(line[start:end])
    else:
        end = len(line.rstrip())
    if end - start >= len(stripped) and not (parts and parts[1] > parts[0]):
        return ""
    left, right = parts or (0, 0)
    marks = "^" * (end - start) if parts is None else "~" * left + "^" * (right - left) + "~" * (end - start - right)
    # All blanks that were stripped count as if they stood before the line but one, which is its end.
    return "    " + " " * (start + 1 - len(line) + len(stripped)) + marks + "\n"


class StackSummary(list):
    """The entries of a traceback, oldest first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return klass._of(((frame, (line, None, None, None)) for frame, line in frame_gen), limit, lookup_lines, capture_locals)

    @classmethod
    def _of(klass, places, limit=None, lookup_lines=True, capture_locals=False):
        stack = klass()
        for frame, (line, end_line, column, end_column) in _within(list(places), limit):
            stack.append(FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name, lookup_line=False,
                                      locals=frame.f_locals if capture_locals else None, end_lineno=end_line, colno=column,
                                      end_colno=end_column))
        if lookup_lines:
            for entry in stack:
                entry.line
        return stack

    @classmethod
    def from_list(klass, a_list):
        return klass(frame if isinstance(frame, FrameSummary) else FrameSummary(frame[0], frame[1], frame[2], line=frame[3])
                     for frame in a_list)

    def format_frame_summary(self, frame_summary):
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary.line:
            text += f"    {frame_summary.line}\n" + _carets(frame_summary)
        for name, value in sorted((frame_summary.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self):
        result, last, count = [], None, 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            key = frame.filename, frame.lineno, frame.name
            if key != last:
                self._end_of_run(result, count)
                last, count = key, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        self._end_of_run(result, count)
        return result

    @staticmethod
    def _end_of_run(result, count):
        more = count - _RECURSIVE_CUTOFF
        if more > 0:
            result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")


def _print(texts, file):
    file = sys.stderr if file is None else file
    for text in texts:
        print(text, file=file, end="")


def extract_tb(tb, limit=None):
    return StackSummary._of(_places(tb), limit)


def extract_stack(f=None, limit=None):
    newest_first = StackSummary.extract(walk_stack(sys._getframe(1) if f is None else f), limit=limit)
    newest_first.reverse()
    return newest_first


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit))


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit), file)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def clear_frames(tb):
    for frame, _ in walk_tb(tb):
        # One that still runs keeps what it has.
        with contextlib.suppress(RuntimeError):
            frame.clear()


# --- exceptions ---

def _exception_and_traceback(exc, value, tb):
    if (value is _absent) != (tb is _absent):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _absent:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return exc, exc.__traceback__


def _tells_of_group(exc, seen):
    """Whether EXC or what it came from is a group, whose lines the end puts no margin before but for the first."""
    while exc is not None and id(exc) not in seen:
        seen.add(id(exc))
        if isinstance(exc, BaseExceptionGroup) or _tells_of_group(exc.__cause__, seen):
            return True
        exc = exc.__context__
    return False


def _as_the_end_writes_it(exc, tb, limit, chain):
    """Whether nothing special is asked for, nor a line kept that only linecache knows."""
    usual = limit is None and not hasattr(sys, "tracebacklimit") and not linecache.cache
    return usual and chain and isinstance(exc, BaseException) and tb is exc.__traceback__ and not _tells_of_group(exc, set())


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    """The text of an uncaught exception; an entry of the traceback is one item."""
    value, tb = _exception_and_traceback(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True):
    value, tb = _exception_and_traceback(exc, value, tb)
    if _as_the_end_writes_it(value, tb, limit, chain):
        _traceback.print_exception(value, file=file)
    else:
        _print(format_exception(type(value), value, tb, limit, chain), file)


def format_exception_only(exc, /, value=_absent):
    return list(_last_lines(exc if value is _absent else value, None))


def print_exc(limit=None, file=None, chain=True):
    exc = sys.exception()
    print_exception(exc, limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    exc = sys.exception()
    if _as_the_end_writes_it(exc, exc and exc.__traceback__, limit, chain):
        return _traceback.format_exc()
    return "".join(format_exception(exc, limit=limit, chain=chain))


def _note_lines(notes):
    if notes is None:
        return
    if not isinstance(notes, (list, tuple)):
        yield _safely(notes, "__notes__", repr) + "\n"
        return
    for note in notes:
        for line in _safely(note, "note").split("\n"):
            yield line + "\n"


def _last_lines(exc, tb):
    """What is said of EXC itself: its type and text, for syntax errors the place, and the notes."""
    if not isinstance(exc, BaseException):
        # Some pass the type alone.
        yield "NoneType: None\n" if exc is None else f"{type(exc).__name__}: {exc}\n"
        return
    if isinstance(exc, BaseExceptionGroup):
        yield f"{_name_of(type(exc))}: {_safely(exc, 'exception')}\n"
        yield from _note_lines(_notes_of(exc))
        return
    lines = _traceback.format_exception_only(exc, tb)
    notes = list(_note_lines(_notes_of(exc)))
    if notes:
        del lines[-len(notes):]
    if isinstance(exc, SyntaxError):
        # Its place stands before it, indented.
        while len(lines) > 1 and lines[0].startswith("  "):
            yield lines.pop(0)
    yield "".join(lines)
    yield from notes


def _name_of(kind):
    return kind.__qualname__ if kind.__module__ in ("__main__", "builtins") else f"{kind.__module__}.{kind.__qualname__}"


def _notes_of(exc):
    try:
        return getattr(exc, "__notes__", None)
    except Exception as error:
        return [f"Ignored error getting __notes__: {_safely(error, '__notes__', repr)}"]


class _Margin:
    """How deep in groups of exceptions the text is."""

    def __init__(self):
        self.depth, self.need_close = 0, False

    def spaces(self):
        return "  " * self.depth

    def put(self, texts, sign="|"):
        start = f"{self.spaces()}{sign} " if self.depth else ""
        for text in texts:
            yield "".join([start + line for line in text.splitlines(True)]) if start else text


class TracebackException:
    """What there is to say of an exception, without keeping it."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, _seen=None):
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary._of(_places(exc_traceback), limit, lookup_lines, capture_locals)
        self.exc_type = exc_type
        self.__notes__ = None if exc_value is None else _notes_of(exc_value)
        self._only = list(_last_lines(exc_value, exc_traceback))
        self._str = _safely(exc_value, "exception")
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = self.__context__ = self.exceptions = None
        if isinstance(exc_value, SyntaxError):
            self._keep_place(exc_value)
        elif exc_value is not None and self._only[0].startswith(start := f"{_name_of(type(exc_value))}: {self._str}. "):
            # A suggestion belongs to the text.
            self._str += self._only[0][len(start) - 2:-1]
        if _seen is None:
            self._find_chain(exc_value, compact, dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                                                      max_group_width=max_group_width, max_group_depth=max_group_depth))

    def _keep_place(self, error):
        for name in "filename", "text", "offset", "end_offset", "msg":
            setattr(self, name, getattr(error, name))
        self.lineno = None if error.lineno is None else str(error.lineno)
        self.end_lineno = None if error.end_lineno is None else str(error.end_lineno)

    def _find_chain(self, exception, compact, options):
        """The causes, contexts and members of groups, without recursion: chains can be long."""
        seen, waiting = {id(exception)}, [(self, exception)]

        def about(other):
            if other is None or id(other) in seen:
                return None
            seen.add(id(other))
            made = TracebackException(type(other), other, other.__traceback__, _seen=seen, **options)
            waiting.append((made, other))
            return made

        while waiting:
            told, exception = waiting.pop()
            if exception is None:
                continue
            told.__cause__ = about(exception.__cause__)
            if not compact or (told.__cause__ is None and not exception.__suppress_context__):
                told.__context__ = about(exception.__context__)
            if isinstance(exception, BaseExceptionGroup):
                told.exceptions = [TracebackException(type(member), member, member.__traceback__, _seen=seen, **options)
                                   for member in exception.exceptions]
                waiting += zip(told.exceptions, exception.exceptions)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def format_exception_only(self):
        yield from self._only

    def _chain(self):
        """This exception and those that led to it, the first of them first, each with the sentence that stands before it."""
        found, told = [], self
        while told is not None:
            if told.__cause__ is not None:
                sentence, before = _BECAUSE, told.__cause__
            elif told.__context__ is not None and not told.__suppress_context__:
                sentence, before = _MEANWHILE, told.__context__
            else:
                sentence = before = None
            found.append((sentence, told))
            told = before
        return reversed(found)

    def format(self, *, chain=True, _ctx=None):
        margin = _Margin() if _ctx is None else _ctx
        for sentence, told in self._chain() if chain else [(None, self)]:
            if sentence is not None:
                yield from margin.put([sentence])
            if told.exceptions is None:
                if told.stack:
                    yield from margin.put(["Traceback (most recent call last):\n"])
                    yield from margin.put(told.stack.format())
                yield from margin.put(told._only)
            elif margin.depth > self.max_group_depth:
                yield from margin.put([f"... (max_group_depth is {self.max_group_depth})\n"])
            else:
                yield from told._format_group(margin, chain)

    def _format_group(self, margin, chain):
        outermost = margin.depth == 0
        margin.depth += outermost
        if self.stack:
            yield from margin.put(["Exception Group Traceback (most recent call last):\n"], "+" if outermost else "|")
            yield from margin.put(self.stack.format())
        yield from margin.put(self._only)
        count, margin.need_close = min(len(self.exceptions), self.max_group_width + 1), False
        for number in range(count):
            last = number == count - 1
            margin.need_close = margin.need_close or last
            too_many = number >= self.max_group_width
            title = "..." if too_many else number + 1
            yield f"{margin.spaces()}{'  ' if number else '+-'}+---------------- {title} ----------------\n"
            margin.depth += 1
            if too_many:
                more = len(self.exceptions) - number
                yield from margin.put([f"and {more} more exception{'s' if more > 1 else ''}\n"])
            else:
                yield from self.exceptions[number].format(chain=chain, _ctx=margin)
            if last and margin.need_close:
                yield margin.spaces() + "+------------------------------------\n"
                margin.need_close = False
            margin.depth -= 1
        margin.depth -= outermost

    def print(self, *, file=None, chain=True):
        _print(self.format(chain=chain), file)
