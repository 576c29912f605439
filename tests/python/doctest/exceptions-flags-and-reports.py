# uses files
# How exceptions are matched, what the flags for reports do, and runners that raise or are merged.
import doctest
import sys


class Deep(Exception):
    pass


def noted(*notes):
    error = ValueError("short")
    for note in notes:
        error.add_note(note)
    raise error


def broken(*notes):
    error = SyntaxError("wrong", ("a file", 3, 2, "the line\n"))
    for note in notes:
        error.add_note(note)
    raise error


def check(text, flags=0, runner=doctest.DocTestRunner, verbose=False, **names):
    test = doctest.DocTestParser().get_doctest(text, {**globals(), **names}, "given", "given.txt", 10)
    print(runner(verbose=verbose, optionflags=flags).run(test, out=sys.stdout.write))


HEAD = "Traceback (most recent call last):\n  ...\n"
check(">>> noted('n')\n" + HEAD + "ValueError: short\nn\n")
check(">>> noted('one', 'two\\n  three')\n" + HEAD + "ValueError: short\none\ntwo\n  three\n")
check(">>> noted('n')\n" + HEAD + "ValueError: short\n", doctest.IGNORE_EXCEPTION_DETAIL)
check(">>> broken('n')\n" + HEAD + "SyntaxError: wrong\nn\n")
check(">>> broken()\n" + HEAD + "    the line\n     ^\nSyntaxError: wrong\n")
check(">>> 1 +\n" + HEAD + "SyntaxError: invalid syntax\n")
check(">>> raise Deep('a')\n" + HEAD + "other.place.Deep: b\n", doctest.IGNORE_EXCEPTION_DETAIL)
check(">>> raise Deep('a')\n" + HEAD + "Deep: a\n")
check(">>> import csv\n>>> raise csv.Error('a')\n" + HEAD + "_csv.Error: a\n")
check(">>> print('some'); raise Deep\n" + HEAD + "Deep\n")
check(">>> 1\nTraceback (most recent call last):\nKeyError\n")

THREE = ">>> print('\\n'.join('abcdefg'))\na\nB\nc\nd\nx\nf\ng\n"
for flag in (0, doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, doctest.REPORT_NDIFF):
    check(THREE, flag)
check(">>> print('one\\n')\n1\n", doctest.REPORT_UDIFF)
check(">>> 1\n2\n>>> 3\n3\n>>> 4\n5\n", doctest.REPORT_ONLY_FIRST_FAILURE)
check(">>> 1\n2\n>>> 4\n5\n", doctest.FAIL_FAST)
check(">>> 1 # doctest: +SKIP\n2\n>>> 4\n4\n>>> print()\n<BLANKLINE>\n>>> print()\n", verbose=True)
check(">>> print('a  b c')\na ... c\n>>> print('aa')\naa...aa\n>>> print(1, end='')\n1\n>>> True\n1\n", doctest.ELLIPSIS)
check(">>> print('a  b')  \na b\n>>> print('  x ')\n  x\n", doctest.NORMALIZE_WHITESPACE)
try:
    check(">>> kept = 1\n>>> 1\n2\n", runner=doctest.DebugRunner)
except doctest.DocTestFailure as failure:
    print(failure, failure.example.want, failure.got, failure.test.globs["kept"])
try:
    check(">>> raise KeyError(1)\n", runner=doctest.DebugRunner)
except doctest.UnexpectedException as failure:
    print(failure, failure.exc_info[:2])

first, second = doctest.DocTestRunner(verbose=False), doctest.DocTestRunner(verbose=False)
for runner, name in ((first, "a"), (second, "a"), (second, "b")):
    runner.run(doctest.DocTestParser().get_doctest(">>> 1\n1\n>>> 2\n3\n", {}, name, None, None), out=lambda text: None)
first.merge(second)
print(first.summarize())
print(second.summarize(verbose=True))
with open("examples.txt", "w") as file:
    file.write("Words.\n\n    >>> given\n    3\n    >>> given + 1\n    5\n")
doctest.master = None
print(doctest.testfile("examples.txt", module_relative=False, globs={"given": 3}))
print(doctest.testfile("examples.txt", module_relative=False, extraglobs={"given": 4}, report=False, name="other", verbose=True))
print(doctest.master.summarize(verbose=True))
