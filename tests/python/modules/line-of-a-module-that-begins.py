# A module begins before its first line, and a frame says so.
import sys


def tell(frame, event, argument):
    print(event, frame.f_lineno, frame.f_code.co_name)
    return tell


sys.settrace(tell)
exec(compile('x = 1\ny = 2', 'two lines', 'exec'))
exec(compile('', 'nothing', 'exec'))
eval('1 + 1')
list(x for x in 'a')
sys.settrace(None)
