# Examples and tests are compared by what is in them; the parser hands out the text between examples too, and says which line it cannot read.
import doctest
from doctest import DocTest, DocTestParser, Example


def tell(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def shown(part):
    return part if isinstance(part, str) else (part.source, part.want, part.exc_msg, part.lineno, part.indent, part.options)


for text in ("plain words\n", "\n  Add:\n\n    >>> 1 + 1\n    2\n\n  and\n\n    >>> if 1:\n    ...     7\n    7\n\n  end", ">>>\n1\n", "\t>>> a\n\t\tb\n",
             ">>> 1/0 # doctest: +SKIP, -ELLIPSIS\nTraceback (most recent call last):\n  somewhere\nError: of\n  two lines\n", ">>> x\n   \nno",
             ">>>1\n", "a\n  >>> 1\n ... 2\n", "  >>> 1\n 2\n", ">>> 1\n...2\n", ">>> 1 #doctest: +STRANGE\n", "\n>>> # doctest: +SKIP\n>>> 1",
             ">>> 1 # doctest: SKIP", ">>> '# doctest: +SKIP'\n''\n", ">>> # words only\n>>> 3\n3\n"):
    tell(lambda: [shown(part) for part in DocTestParser().parse(text, "it")])

one, same, other = Example("1", "1"), Example("1\n", "1\n"), Example("1", "1", lineno=4)
print(one == same, hash(one) == hash(same), one == other, one != other, one == 3, one == Example("1", "1", options={doctest.SKIP: True}))
print(repr(Example("x", "", "E").exc_msg), Example("x", "").want == "")
test = lambda name, line, file="f", examples=[one]: DocTest(examples, {"a": 1}, name, file, line, "doc")
print(test("a", 1) == test("a", 1, examples=[same]), hash(test("a", 1)) == hash(test("a", 1)), test("a", 1) == test("a", 2), test("a", 1) == test("a", 1, examples=[]))
print(sorted([test("b", None), test("a", 2), test("a", 1), test("a", None)], key=None))
tell(lambda: test("a", 1) < 3)
try:
    DocTest(">>> 1", {}, "", "", 0, "")
except AssertionError as error:
    print(error)

print(doctest.script_from_examples("Words\n\n  >>> 1 + 1\n  2\n\n  more  \n\n  >>> x\n\n  >>> y\n  Traceback (most recent call last):\n  K\n\n\n"))
tell(lambda: doctest.set_unittest_reportflags(doctest.ELLIPSIS))
print(doctest.set_unittest_reportflags(doctest.REPORT_NDIFF), doctest.set_unittest_reportflags(0) == doctest.REPORT_NDIFF)
tell(lambda: doctest.DocTestFinder().find(3))
tell(lambda: doctest.DocTestFinder().find(">>> 1", "text"))
tell(lambda: doctest.testmod(3))
tell(lambda: doctest.testfile("x", module_relative=False, package="os"))
tell(lambda: doctest.testfile("/x"))
