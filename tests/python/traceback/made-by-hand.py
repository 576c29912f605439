# A traceback is made of a frame, numbers and the next one.
import sys
import traceback
import types


def here():
    return sys._getframe()


frame = here()
first = types.TracebackType(None, frame, 0, 7)
both = types.TracebackType(first, sys._getframe(), 2, 1)
print(both.tb_next is first, first.tb_frame is frame, first.tb_lasti, both.tb_lineno)
try:
    raise ValueError("made").with_traceback(both)
except ValueError as error:
    print(traceback.extract_tb(error.__traceback__)[1:])
for arguments in ((), (None,), (None, frame), (None, frame, 1), (1, frame, 1, 2), (None, 1, 1, 2), (None, frame, "a", 2)):
    try:
        types.TracebackType(*arguments)
    except TypeError as error:
        print(error)
print(types.TracebackType(tb_next=None, tb_frame=frame, tb_lasti=-1, tb_lineno=10**6).tb_lineno)
print(sys.call_tracing(divmod, (7, 2)))
print((lambda: 0).__code__ == (lambda: 0.0).__code__, (lambda: 1).__code__ == (lambda: True).__code__,
      (lambda: (1, 0.0)).__code__ == (lambda: (1, -0.0)).__code__)
