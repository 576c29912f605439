# What has several lines, in a group: traceback puts the margin before each, the end of a program only before the first and before
# the lines of notes.
import sys
import traceback


class Note:
    def __str__(self):
        return 'first\nsecond\n'


class NoText:
    def __str__(self):
        return 1 / 0


def member(text):
    error = ValueError(text)
    error.__notes__ = ['', 'one\n', '\n\n', 'a\x1eb\u2028c', 'x\r\ny\rz', Note(), NoText(), 3, None]
    return error


sys.stderr = sys.stdout
for text in ('x\ty\n', 'a\n\nb', '\n', '', 'a\n\n', '\r\nq', 'z\x1ew'):
    group = ExceptionGroup('g', [member(text), ExceptionGroup('h\n', [TypeError(1)])])
    group.__notes__ = ['note\n\nmore\n', '', 'y\n']
    print('---', ascii(text))
    traceback.print_exception(group)
    print(ascii(traceback.format_exception(group)))
    print('- at the end')
    sys.excepthook(type(group), group, None)

outer = KeyError('outer')
outer.__cause__ = ExceptionGroup('a\nb', [member('c\nd')])
traceback.print_exception(outer)
outer.__cause__.__context__ = outer
traceback.print_exception(outer)
sys.excepthook(type(outer), outer, None)
