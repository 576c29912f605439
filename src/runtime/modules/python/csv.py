"""Tables as text: rows of fields that are set apart by commas or the like."""

import io
import re

from _csv_lines import line as _line, row as _row

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect", "excel",
           "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "Sniffer",
           "unregister_dialect", "DictReader", "DictWriter", "unix_dialect", "__doc__", "__version__"]
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
__version__ = "1.0"


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    """How a table is written."""
    _name, _valid = "", False

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Format(self, {})
        except TypeError as error:
            raise Error(str(error)) from None

    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None


class excel(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace, lineterminator, quoting = ",", '"', True, False, "\r\n", QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(excel):
    lineterminator, quoting = "\n", QUOTE_ALL


_dialects = {}
_limit = 131072


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _format(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(limit=Error):
    global _limit
    before = _limit
    if limit is not Error:
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _limit = limit
    return before


class _Format:
    """A dialect that was checked. It does not change any more."""
    __slots__ = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict", "_packed", "_done")
    _defaults = {"delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
                 "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False}

    def __init__(self, dialect, params):
        for name in params:
            if name not in self._defaults:
                raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        for name, default in self._defaults.items():
            value = params[name] if name in params else getattr(dialect, name, default) if dialect is not None else default
            object.__setattr__(self, name, value)
        self._done = False
        self._check_char("delimiter", False)
        self._check_char("escapechar", True)
        self._check_char("quotechar", True)
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer, not %s' % type(self.quoting).__name__)
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and self.quoting != QUOTE_NONE and "quoting" not in params:
            self.quoting = QUOTE_NONE
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if self.lineterminator is None:
            raise TypeError("lineterminator must be set")
        if not isinstance(self.lineterminator, str):
            raise TypeError('"lineterminator" must be a string')
        self.doublequote, self.skipinitialspace, self.strict = bool(self.doublequote), bool(self.skipinitialspace), bool(self.strict)
        self._packed = (self.delimiter, self.quotechar, self.escapechar, self.quoting, self.doublequote, self.skipinitialspace,
                        self.lineterminator)
        self._done = True

    def __setattr__(self, name, value):
        if getattr(self, "_done", False):
            raise AttributeError("attribute '%s' of '_csv.Dialect' objects is not writable" % name if name in self.__slots__ else
                                 "'_csv.Dialect' object has no attribute '%s'" % name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError("attribute '%s' of '_csv.Dialect' objects is not writable" % name if name in self.__slots__ else
                             "'_csv.Dialect' object has no attribute '%s'" % name)

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")

    def _check_char(self, name, may_lack):
        value = getattr(self, name)
        if value is None and may_lack:
            return
        if not isinstance(value, str):
            raise TypeError('"%s" must be string%s, not %s' % (name, " or None" if may_lack else "", type(value).__name__))
        if len(value) != 1:
            raise TypeError('"%s" must be a 1-character string' % name)


_plain = _Format(None, {})


def _format(dialect, params):
    """The dialect that DIALECT, a name, a class or None, and PARAMS describe."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if not params:
        if dialect is None:
            return _plain
        if type(dialect) is _Format:
            return dialect
    return _Format(dialect, params)


for _name, _dialect in ("excel", excel), ("excel-tab", excel_tab), ("unix", unix_dialect):
    register_dialect(_name, _dialect)
del _name, _dialect


def _stream_and_dialect(args, fmtparams):
    if not 1 <= len(args) <= 2:
        raise TypeError(" expected at %s, got %d" % ("least 1 argument" if not args else "most 2 arguments", len(args)))
    if len(args) == 1:
        return args[0], fmtparams.pop("dialect", None)
    if "dialect" in fmtparams:
        raise TypeError("argument for function given by name ('dialect') and position (1)")
    return args


class reader:
    """The rows of lines."""
    __module__ = "_csv"

    def __init__(self, /, *args, **fmtparams):
        csvfile, dialect = _stream_and_dialect(args, fmtparams)
        self.dialect = _format(dialect, fmtparams)
        self._packed, self._lines, self.line_num = self.dialect._packed, iter(csvfile), 0

    def __iter__(self):
        return self

    def __next__(self):
        line = next(self._lines)
        row = _row(line, self._packed, _limit)
        if row is not None:
            self.line_num += 1
            return row
        return self._long_row(line)

    def _long_row(self, line):
        """The row that begins with LINE and may be any."""
        d = self.dialect
        self._fields, self._field, self._quoted = [], [], False
        state = "row"
        while True:
            try:
                if line is None:
                    line = next(self._lines)
            except StopIteration:
                if not self._field and state != "quoted":
                    raise
                if d.strict:
                    raise Error("unexpected end of data") from None
                self._save()
                return self._fields
            if not isinstance(line, str):
                raise Error("iterator should return strings, not %s (the file should be opened in text mode)" % type(line).__name__)
            self.line_num += 1
            state, line = self._take(line, state), None
            if state == "end":
                return self._fields

    def _save(self):
        text = "".join(self._field)
        if len(text) > _limit:
            raise Error("field larger than field limit (%d)" % _limit)
        if self._numeric:
            self._numeric = False
            text = float(text)
        self._fields.append(text)
        self._field = []

    _numeric = False

    def _take(self, line, state):
        """Goes on with LINE in STATE: row, field (its start), in, quoted, quote (one in quotes), escape; end when the row is complete."""
        d, at, n = self.dialect, 0, len(line)
        quotes = d.quoting != QUOTE_NONE
        while at < n:
            c = line[at]
            at += 1
            if state in ("row", "field"):
                if c in "\r\n":
                    if state == "field":
                        self._save()
                    return self._ended(line, at - 1)
                if c == d.quotechar and quotes:
                    state, self._quoted = "quoted", True
                elif c == d.escapechar:
                    state, self._after = "escape", "in"
                elif c == " " and d.skipinitialspace:
                    state = "field"
                elif c == d.delimiter:
                    self._save()
                    state = "field"
                else:
                    self._field.append(c)
                    state = "in"
                    if d.quoting == QUOTE_NONNUMERIC:
                        self._numeric = True
            elif state == "in":
                if c in "\r\n":
                    self._save()
                    return self._ended(line, at - 1)
                if c == d.escapechar:
                    state, self._after = "escape", "in"
                elif c == d.delimiter:
                    self._save()
                    state = "field"
                else:
                    self._field.append(c)
            elif state == "quoted":
                if c == d.escapechar:
                    state, self._after = "escape", "quoted"
                elif c == d.quotechar:
                    self._quoted = False
                    state = "quote" if d.doublequote else "in"
                else:
                    self._field.append(c)
            elif state == "quote":
                if c == d.quotechar and quotes:
                    self._field.append(c)
                    state, self._quoted = "quoted", True
                elif c == d.delimiter:
                    self._save()
                    state = "field"
                elif c in "\r\n":
                    self._save()
                    return self._ended(line, at - 1)
                elif not d.strict:
                    self._field.append(c)
                    state = "in"
                else:
                    raise Error("'%s' expected after '%s'" % (d.delimiter, d.quotechar))
            else:
                self._field.append(c)
                state = self._after
                if c in "\r\n" and state == "in" and at == n:
                    return "in"
        if state == "row":
            return "end"
        if state == "escape": # a line's end that is escaped belongs to the field, which goes on
            self._field.append("\n")
            return self._after
        if state == "quoted":
            return state
        self._save()
        return "end"

    def _ended(self, line, at):
        if line[at:].strip("\r\n"):
            raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
        return "end"


class writer:
    """Writes rows."""
    __module__ = "_csv"

    def __init__(self, /, *args, **fmtparams):
        csvfile, dialect = _stream_and_dialect(args, fmtparams)
        self.dialect = _format(dialect, fmtparams)
        if not callable(getattr(csvfile, "write", None)):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write

    def writerow(self, row, /):
        try:
            row = iter(row)
        except TypeError:
            raise Error("iterable expected, not %s" % type(row).__name__) from None
        line = _line([*row], self.dialect._packed)
        if line == 1:
            raise Error("need to escape, but no escapechar set")
        if line == 2:
            raise Error("single empty field record must be quoted")
        return self._write(line)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


class DictReader:
    """Rows as dicts."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = None if fieldnames is None else list(fieldnames) if iter(fieldnames) is fieldnames else fieldnames
        self.restkey, self.restval, self.reader, self.dialect, self.line_num = restkey, restval, reader(f, dialect, *args, **kwds), dialect, 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        d = dict(zip(self.fieldnames, row))
        if len(row) > len(self.fieldnames):
            d[self.restkey] = row[len(self.fieldnames):]
        for key in self.fieldnames[len(row):]:
            d[key] = self.restval
        return d

    __class_getitem__ = classmethod(type(list[int]))


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.fieldnames = list(fieldnames) if iter(fieldnames) is fieldnames else fieldnames
        self.restval, self.extrasaction, self.writer = restval, extrasaction.lower(), writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, wrong)))
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))

    __class_getitem__ = classmethod(type(list[int]))


class Sniffer:
    """Guesses how a table is written."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        quotechar, doublequote, delimiter, skipinitialspace = self._guess_quote_and_delimiter(sample, delimiters)
        if not delimiter:
            delimiter, skipinitialspace = self._guess_delimiter(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL
        dialect.doublequote, dialect.delimiter, dialect.quotechar = doublequote, delimiter, quotechar or '"'
        dialect.skipinitialspace = skipinitialspace
        return dialect

    def _guess_quote_and_delimiter(self, data, delimiters):
        """What stands beside texts in quotes; ("", False, None, 0) without such texts."""
        before, after = r"(?P<delim>[^\w\n\"'])(?P<space> ?)", r"(?P<delim>[^\w\n\"'])(?P<space> ?)"
        quoted = r"(?P<quote>[\"']).*?(?P=quote)"
        for pattern in (before + quoted + "(?P=delim)", "(?:^|\n)" + quoted + after, before + quoted + "(?:$|\n)",
                        "(?:^|\n)" + quoted + "(?:$|\n)"):
            pattern = re.compile(pattern, re.DOTALL | re.MULTILINE)
            found = list(pattern.finditer(data))
            if found:
                break
        else:
            return "", False, None, 0
        quotes, delims, spaces = {}, {}, 0
        for match in found:
            quotes[match["quote"]] = quotes.get(match["quote"], 0) + 1
            if "delim" not in pattern.groupindex:
                continue
            delim = match["delim"]
            if delim and (delimiters is None or delim in delimiters):
                delims[delim] = delims.get(delim, 0) + 1
            spaces += bool(match["space"])
        quotechar = max(quotes, key=quotes.get)
        delim, skipinitialspace = "", 0
        if delims:
            delim = max(delims, key=delims.get)
            skipinitialspace = delims[delim] == spaces
            if delim == "\n":
                delim = ""
        two = r"((%(delim)s)|^)\W*%(quote)s[^%(delim)s\n]*%(quote)s[^%(delim)s\n]*%(quote)s\W*((%(delim)s)|$)"
        doubled = re.compile(two % {"delim": re.escape(delim), "quote": quotechar}, re.MULTILINE)
        return quotechar, bool(doubled.search(data)), delim, skipinitialspace

    def _guess_delimiter(self, data, delimiters):
        """The character that is met equally often in (nearly) all lines."""
        data = list(filter(None, data.split("\n")))
        frequency, modes, delims = {}, {}, {}
        start, step, total = 0, min(10, len(data)), 0
        end = step
        while start < len(data):
            total += 1
            for line in data[start:end]:
                for c in map(chr, range(127)):
                    counts = frequency.setdefault(c, {})
                    count = line.count(c)
                    counts[count] = counts.get(count, 0) + 1
            for c, counts in frequency.items():
                items = list(counts.items())
                if len(items) == 1 and items[0][0] == 0:
                    continue
                best = max(items, key=lambda item: item[1])
                modes[c] = best[0], best[1] - (sum(n for _, n in items) - best[1]) if len(items) > 1 else best[1]
            lines = min(step * total, len(data))
            consistency = 1.0
            while not delims and consistency >= 0.9:
                for c, (count, votes) in modes.items():
                    if count > 0 and votes > 0 and votes / lines >= consistency and (delimiters is None or c in delimiters):
                        delims[c] = count, votes
                consistency -= 0.01
            if len(delims) == 1:
                delim = next(iter(delims))
                return delim, data[0].count(delim) == data[0].count(delim + " ")
            start, end = end, end + step
        if not delims:
            return "", 0
        for delim in self.preferred:
            if delim in delims:
                return delim, data[0].count(delim) == data[0].count(delim + " ")
        delim = max((votes, c) for c, votes in delims.items())[1]
        return delim, data[0].count(delim) == data[0].count(delim + " ")

    def has_header(self, sample):
        rows = reader(io.StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = _number_or_length(row[column])
                if kind != kinds[column]:
                    if kinds[column] is None:
                        kinds[column] = kind
                    else:
                        del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[column]) != kind else -1
            else:
                try:
                    kind(header[column])
                except (ValueError, TypeError):
                    votes += 1
                else:
                    votes -= 1
        return votes > 0


def _number_or_length(text):
    try:
        complex(text)
        return complex
    except (ValueError, OverflowError):
        return len(text)


for _function in get_dialect, list_dialects, register_dialect, unregister_dialect, field_size_limit:
    _function.__module__ = "_csv"
_stands_for_native = get_dialect, list_dialects, register_dialect, unregister_dialect, field_size_limit
del _function

_built_in_module = "_csv"
_built_in = (field_size_limit, get_dialect, list_dialects, register_dialect, unregister_dialect)
