import io
import sys
import traceback


def inner(n):
    return 1 / n


def middle(n):
    return inner(n) + [1, 2][n]


def outer():
    try:
        middle(0)
    except ZeroDivisionError as error:
        error.add_note("a note\nof two lines")
        raise KeyError("missing") from error


try:
    outer()
except KeyError as caught:
    error = caught
    for limit in None, 1, -1, 0:
        print(limit, "".join(traceback.format_exception(error, limit=limit)))
    print(traceback.format_exception(error, chain=False))
    print(traceback.format_exc(limit=1, chain=False))
    traceback.print_exc(limit=-1, file=sys.stdout)
    traceback.print_exception(KeyError, error, error.__traceback__.tb_next, file=sys.stdout)
    print(traceback.format_exception_only(error.__cause__), traceback.format_exception_only(KeyError, error))
    print(traceback.format_tb(error.__traceback__, 1), traceback.extract_tb(error.__traceback__))

told = traceback.TracebackException(KeyError, error, error.__traceback__.tb_next, capture_locals=True)
print(told, told.exc_type, told.__cause__.exc_type, told.__cause__.__notes__, len(told.stack), told.stack[-1].locals, told.__cause__.stack[-1].locals)
print("".join(told.format()))
print(list(told.format_exception_only()), told == told, told == 3)
told.print(file=sys.stdout, chain=False)

entry = traceback.extract_tb(error.__cause__.__traceback__)[-1]
print(entry, tuple(entry), entry.colno, entry.end_colno, entry.end_lineno, entry.line, entry == tuple(entry))
made = traceback.FrameSummary("nowhere.py", 3, "f", line="  x = y + z ", locals={"a": 1, "b": [2]})
print(traceback.StackSummary.from_list([made, ("other.py", 4, "g", None), ("other.py", 5, "h", "call ()")]).format())


def deep(n):
    if n:
        deep(n - 1)
    else:
        raise ValueError("a\nb")


try:
    deep(8)
except ValueError as caught:
    print(traceback.format_exception(caught))

try:
    raise ExceptionGroup("all", [ValueError(1), ExceptionGroup("some", [TypeError("t"), OSError(2, "x")])])
except ExceptionGroup as caught:
    print("".join(traceback.format_exception(caught)))
    print("".join(traceback.TracebackException.from_exception(caught, max_group_width=1, max_group_depth=1).format()))
    print(traceback.format_exception_only(caught))

try:
    compile("a = = 1", "file.py", "exec")
except SyntaxError as caught:
    print(traceback.format_exception_only(caught))
    told = traceback.TracebackException.from_exception(caught)
    print(told.filename, repr(told.lineno), told.offset, told.end_offset, told.msg, repr(told.text))
try:
    sys.exlt
except AttributeError as caught:
    print(traceback.format_exception_only(caught), str(traceback.TracebackException.from_exception(caught)))


class Silent(Exception):
    def __str__(self):
        raise RuntimeError


print(traceback.format_exception(Silent()), traceback.format_exception(None), traceback.format_exception_only(None))
for wrong in (lambda: traceback.format_exception(ValueError, ValueError("x")), lambda: traceback.format_exception(3), traceback.print_last):
    try:
        wrong()
    except Exception as problem:
        print(type(problem).__name__, problem)


def where():
    return traceback.extract_stack(limit=2), traceback.format_stack()[-1], [f.f_code.co_name for f, line in traceback.walk_stack(sys._getframe())]


print(where())
sys.tracebacklimit = 1
print(traceback.format_exception(error, chain=False))
