"""Two texts side by side as a table of HTML in which their differences are marked."""

import html
import re

from difflib import IS_CHARACTER_JUNK, ndiff

__name__ = "difflib"

_page = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
          "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">

<html>

<head>
    <meta http-equiv="Content-Type"
          content="text/html; charset=%(charset)s" />
    <title></title>
    <style type="text/css">%(styles)s
    </style>
</head>

<body>
    %(table)s%(legend)s
</body>

</html>"""

_colours = """
        table.diff {font-family:Courier; border:medium;}
        .diff_header {background-color:#e0e0e0}
        td.diff_header {text-align:right}
        .diff_next {background-color:#c0c0c0}
        .diff_add {background-color:#aaffaa}
        .diff_chg {background-color:#ffff77}
        .diff_sub {background-color:#ffaaaa}"""

_table = """
    <table class="diff" id="difflib_chg_%(prefix)s_top"
           cellspacing="0" cellpadding="0" rules="groups" >
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        %(header_row)s
        <tbody>
%(data_rows)s        </tbody>
    </table>"""

_explanation = """
    <table class="diff" summary="Legends">
        <tr> <th colspan="2"> Legends </th> </tr>
        <tr> <td> <table border="" summary="Colors">
                      <tr><th> Colors </th> </tr>
                      <tr><td class="diff_add">&nbsp;Added&nbsp;</td></tr>
                      <tr><td class="diff_chg">Changed</td> </tr>
                      <tr><td class="diff_sub">Deleted</td> </tr>
                  </table></td>
             <td> <table border="" summary="Links">
                      <tr><th colspan="2"> Links </th> </tr>
                      <tr><td>(f)irst change</td> </tr>
                      <tr><td>(n)ext change</td> </tr>
                      <tr><td>(t)op</td> </tr>
                  </table></td> </tr>
    </table>"""

# A line is a pair of its number and its text; in the text "\0" and one of "+-^" open a mark, and "\1" closes it. A line of neither text is
# numbered by "", and the rest of a wrapped one by ">".
_blank = "", "\n"


def _whole(kind, text):
    return "\0" + kind + (text or " ") + "\1"


def _in_places(text, hints):
    """TEXT with marks where a line of HINTS has signs."""
    parts, end = [], 0
    for match in re.finditer(r"\++|-+|\^+", hints):
        parts += [text[end:match.start()], "\0", match[0][0], text[match.start():match.end()], "\1"]
        end = match.end()
    return "".join(parts) + text[end:]


class _Columns:
    """Lines of a delta in two columns; a line and what it became stand side by side, beside all others is a blank."""

    def __init__(self, delta):
        self.delta = list(delta)
        self.place = 0
        self.columns, self.numbers = ([], []), [0, 0]
        self.lead = 0  # how many lines the right column is ahead of the left one

    def _take(self, side, kind=None, hinted=False, changed=True):
        """Moves the next line, and the line of hints to it if it is HINTED, into a column."""
        text = self.delta[self.place][2:]
        self.place += 1
        if hinted:
            text = _in_places(text, self.delta[self.place][2:])
            self.place += 1
        self.numbers[side] += 1
        self.columns[side].append((self.numbers[side], _whole(kind, text) if kind else text, changed))

    def _level(self):
        """Fills the column that is behind with blanks."""
        self.columns[0 if self.lead > 0 else 1].extend([_blank + (True,)] * abs(self.lead))
        self.lead = 0

    def rows(self):
        """Pairs of lines, and whether they differ."""
        while self.place < len(self.delta):
            self._step("".join(line[0] for line in self.delta[self.place:self.place + 4]))
        self._level()
        return [(left[:2], right[:2], left[2] or right[2]) for left, right in zip(*self.columns)]

    def _step(self, signs):
        if signs[0] == " ":
            self._take(0, changed=False)
            self.place -= 1
            self._take(1, changed=False)
        elif re.match(r"-\?\+|-\+\?", signs):
            self._take(0, hinted=signs[1] == "?")
            self._take(1, hinted=signs.endswith("+?") or signs.startswith("-+?"))
        elif signs[0] == "-":
            self.lead -= 1
            if re.match(r"- |--\?\+|--\+(?!\+)", signs):  # the last of those that are beside blanks
                self._level()
            self._take(0, "-")
        else:
            self.lead += 1
            if re.match(r"\+ |\+-(?!-)", signs):
                self._level()
            self._take(1, "+")


def _with_gaps(rows, context):
    """The rows at most CONTEXT lines away from a difference; None stands for some left out before others."""
    kept = set()
    for i, row in enumerate(rows):
        if row[2]:
            kept.update(range(max(0, i - context), min(len(rows), i + context + 1)))
    shown, before = [], -1
    for i in sorted(kept):
        if i != before + 1:
            shown.append(None)
        shown.append(rows[i])
        before = i
    return shown


def _wrapped(line, width):
    """The pieces of a line, none longer than WIDTH, each with the marks closed."""
    number, text = line
    pieces = []
    while number and len(text) - 3 * text.count("\0") > width:
        cut = count = 0
        mark = ""
        while count < width:
            if text[cut] == "\0":
                mark = text[cut:cut + 2]
                cut += 2
            elif text[cut] == "\1":
                mark = ""
                cut += 1
            else:
                cut += 1
                count += 1
        pieces.append((number, text[:cut] + ("\1" if mark else "")))
        number, text = ">", mark + text[cut:]
    return pieces + [(number, text)]


def _wrapped_rows(rows, width):
    for row in rows:
        if row is None:
            yield None
            continue
        left, right = _wrapped(row[0], width), _wrapped(row[1], width)
        for i in range(max(len(left), len(right))):
            yield left[i] if i < len(left) else ("", " "), right[i] if i < len(right) else ("", " "), row[2]


class HtmlDiff:
    """Makes tables of two texts side by side, whose differences are marked in colours and linked to each other."""
    _file_template, _styles, _table_template, _legend = _page, _colours, _table, _explanation
    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize, self._wrapcolumn, self._linejunk, self._charjunk = tabsize, wrapcolumn, linejunk, charjunk

    def make_file(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5, *, charset="utf-8"):
        page = self._file_template % {
            "styles": self._styles, "legend": self._legend, "charset": charset,
            "table": self.make_table(fromlines, tolines, fromdesc, todesc, context=context, numlines=numlines)}
        return page.encode(charset, "xmlcharrefreplace").decode(charset)

    def make_table(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5):
        prefixes = "from%d_" % HtmlDiff._default_prefix, "to%d_" % HtmlDiff._default_prefix
        HtmlDiff._default_prefix += 1
        delta = ndiff(self._expanded(fromlines), self._expanded(tolines), self._linejunk, self._charjunk)
        rows = _Columns(delta).rows()
        if context:
            rows = _with_gaps(rows, numlines)
        if self._wrapcolumn:
            rows = list(_wrapped_rows(rows, self._wrapcolumn))
        cells = [row and [self._cell(prefix, line) for prefix, line in zip(prefixes, row)] for row in rows]
        flags = [row and row[2] for row in rows]
        if not rows:
            cells = [["<td></td><td>&nbsp;%s&nbsp;</td>" % ("No Differences Found" if context else "Empty File")] * 2]
            flags = [False]
        text = self._table_template % {
            "data_rows": "".join(self._rows(cells, flags, prefixes[1], numlines)),
            "header_row": self._header(fromdesc, todesc), "prefix": prefixes[1]}
        for sign, name in ("+", "add"), ("-", "sub"), ("^", "chg"):
            text = text.replace("\0" + sign, '<span class="diff_%s">' % name)
        return text.replace("\1", "</span>").replace("\t", "&nbsp;")

    def _expanded(self, lines):
        """The lines without newlines; what tabs are expanded to stays apart from spaces, as tabs."""
        return [line.replace(" ", "\0").expandtabs(self._tabsize).replace(" ", "\t").replace("\0", " ").rstrip("\n") for line in lines]

    def _header(self, fromdesc, todesc):
        if not (fromdesc or todesc):
            return ""
        cells = ('<th class="diff_next"><br /></th><th colspan="2" class="diff_header">%s</th>' % text for text in (fromdesc, todesc))
        return "<thead><tr>%s</tr></thead>" % "".join(cells)

    def _cell(self, prefix, line):
        number, text = line
        anchor = ' id="%s%d"' % (prefix, number) if isinstance(number, int) else ""
        text = html.escape(text, quote=False).replace(" ", "&nbsp;").rstrip()
        return '<td class="diff_header"%s>%s</td><td nowrap="nowrap">%s</td>' % (anchor, number, text)

    def _rows(self, cells, flags, prefix, before):
        """The rows of the table; links lead from change to change, to the place BEFORE lines ahead of it."""
        anchors, links, last, count = [""] * len(flags), [""] * len(flags), 0, 0
        for i, flag in enumerate(flags):
            if flag and not (i and flags[i - 1]):
                anchors[max(0, i - before)] = ' id="difflib_chg_%s_%d"' % (prefix, count)
                count += 1
                last = i
                links[i] = '<a href="#difflib_chg_%s_%d">n</a>' % (prefix, count)
        if not flags[0]:
            links[0] = '<a href="#difflib_chg_%s_0">f</a>' % prefix
        links[last] = '<a href="#difflib_chg_%s_top">t</a>' % prefix
        for i, row in enumerate(cells):
            if row is not None:
                yield '            <tr><td class="diff_next"%s>%s</td>%s<td class="diff_next">%s</td>%s</tr>\n' % (
                    anchors[i], links[i], row[0], links[i], row[1])
            elif i:
                yield "        </tbody>        \n        <tbody>\n"
