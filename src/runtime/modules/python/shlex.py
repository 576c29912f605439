"""Words as shells have them."""

import re
import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]


class shlex:
    """Takes text apart: into words, what stands in quotes, and single characters."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if isinstance(instream, str):
            instream = StringIO(instream)
        self.instream = sys.stdin if instream is None else instream
        self.infile = None if instream is None else infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += "".join(map(chr, (*range(0xdf, 0xf7), *range(0xf8, 0x100), *range(0xc0, 0xd7), *range(0xd8, 0xdf))))
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        self.state = " "
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ""
        self.filestack = deque()
        self.source = None
        if not punctuation_chars:
            punctuation_chars = ""
        elif punctuation_chars is True:
            punctuation_chars = "();<>|&"
        self._punctuation_chars = punctuation_chars
        if punctuation_chars:
            self._pushback_chars = deque()
            self.wordchars = (self.wordchars + "~-./*?=").translate(self.wordchars.maketrans(dict.fromkeys(punctuation_chars)))

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        if isinstance(newstream, str):
            newstream = StringIO(newstream)
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, newstream, 1

    def pop_source(self):
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self.state = " "

    def get_token(self):
        if self.pushback:
            return self.pushback.popleft()
        raw = self.read_token()
        if self.source is not None:
            while raw == self.source:
                spec = self.sourcehook(self.read_token())
                if spec:
                    self.push_source(spec[1], spec[0])
                raw = self.get_token()
        while raw == self.eof and self.filestack:
            self.pop_source()
            raw = self.get_token()
        return raw

    def _next_char(self):
        if self._punctuation_chars and self._pushback_chars:
            return self._pushback_chars.pop()
        return self.instream.read(1)

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def read_token(self):
        quoted, escaped_state = False, " "
        while True:
            c = self._next_char()
            if c == "\n":
                self.lineno += 1
            if self.state is None:
                self.token = ""
                break
            if self.state == " ":
                if not c:
                    self.state = None
                    break
                if c in self.whitespace:
                    if self.token or (self.posix and quoted):
                        break
                elif c in self.commenters:
                    self._skip_comment()
                elif self.posix and c in self.escape:
                    escaped_state, self.state = "a", c
                elif c in self.wordchars:
                    self.token, self.state = c, "a"
                elif c in self._punctuation_chars:
                    self.token, self.state = c, "c"
                elif c in self.quotes:
                    self.token, self.state = "" if self.posix else c, c
                elif self.whitespace_split:
                    self.token, self.state = c, "a"
                else:
                    self.token = c
                    if self.token or (self.posix and quoted):
                        break
            elif self.state in self.quotes:
                quoted = True
                if not c:
                    raise ValueError("No closing quotation")
                if c == self.state:
                    if not self.posix:
                        self.token += c
                        self.state = " "
                        break
                    self.state = "a"
                elif self.posix and c in self.escape and self.state in self.escapedquotes:
                    escaped_state, self.state = self.state, c
                else:
                    self.token += c
            elif self.state in self.escape:
                if not c:
                    raise ValueError("No escaped character")
                if escaped_state in self.quotes and c != self.state and c != escaped_state:
                    self.token += self.state
                self.token += c
                self.state = escaped_state
            elif not c:
                self.state = None
                break
            elif c in self.whitespace:
                self.state = " "
                if self.token or (self.posix and quoted):
                    break
            elif c in self.commenters:
                self._skip_comment()
                if self.posix:
                    self.state = " "
                    if self.token or quoted:
                        break
            elif self.state == "c":
                if c in self._punctuation_chars:
                    self.token += c
                    continue
                if c not in self.whitespace:
                    self._pushback_chars.append(c)
                self.state = " "
                break
            elif self.posix and c in self.quotes:
                self.state = c
            elif self.posix and c in self.escape:
                escaped_state, self.state = "a", c
            elif c in self.wordchars or c in self.quotes or (self.whitespace_split and c not in self._punctuation_chars):
                self.token += c
            else:
                if self._punctuation_chars:
                    self._pushback_chars.append(c)
                else:
                    self.pushback.appendleft(c)
                self.state = " "
                if self.token or (self.posix and quoted):
                    break
        result, self.token = self.token, ""
        return None if self.posix and not quoted and result == "" else result

    def sourcehook(self, newfile):
        import os.path
        if newfile[0] == '"':
            newfile = newfile[1:-1]
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile, "r")

    def error_leader(self, infile=None, lineno=None):
        return '"%s", line %d: ' % (self.infile if infile is None else infile, self.lineno if lineno is None else lineno)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    words = shlex(s, posix=posix)
    words.whitespace_split = True
    if not comments:
        words.commenters = ""
    return list(words)


def quote(s):
    if not s:
        return "''"
    if re.search(r"[^\w@%+=:,./-]", s, re.ASCII) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(map(quote, split_command))
