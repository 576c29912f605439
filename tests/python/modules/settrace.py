# sys.settrace hears of calls, lines, returns and exceptions, frame by frame.
import sys


def tracer(frame, event, arg):
    told = arg[0].__name__ if event == "exception" else arg
    print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, told)
    return tracer


def calls_only(frame, event, arg):
    print("only", event, frame.f_code.co_name)


def changes(frame, event, arg):
    print("first", event)
    return lambda frame, event, arg: print("local", event) or tracer


def numbers():
    yield 1
    yield 2


def work(a):
    b = a + 1
    for i in numbers():
        b += i
    try:
        1 / 0
    except ZeroDivisionError:
        b = [x
             for x in "ab"]
    return b


def fails():
    raise KeyError("k")


def refuses(frame, event, arg):
    raise ValueError("no more " + event)


for function in (tracer, calls_only, changes):
    sys.settrace(function)
    print(sys.gettrace() is function)
    work(1)
    try:
        fails()
    except KeyError:
        pass
    sys.settrace(None)
print(sys.gettrace())
sys.settrace(refuses)
try:
    work(1)
except ValueError as e:
    print(e, sys.gettrace())
print(work(2))
