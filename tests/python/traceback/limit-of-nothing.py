# exits with 1
# Where sys.tracebacklimit leaves no entry, the interpreter announces none; the module traceback does.
import sys
import traceback


def fail():
    raise ValueError("alone")


sys.tracebacklimit = 0
try:
    fail()
except ValueError:
    traceback.print_exc()


class Dies:
    def __del__(self):
        fail()


Dies()
try:
    fail()
except ValueError as error:
    raise ExceptionGroup("group", [error, TypeError("other")])
