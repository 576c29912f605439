# Frames that are asked for from within those that they call, and kept.
import sys

kept = []


def inner():
    kept.append(sys._getframe(1))
    x = 1
    frame = sys._getframe().f_back.f_back
    y = 2
    return frame, x + y


def middle():
    a = 5
    return inner()


def outer():
    b = 6
    frame, value = middle()
    return frame.f_code.co_name, value, sorted(frame.f_locals)


print(outer())
print([(frame.f_code.co_name, frame.f_locals) for frame in kept])
