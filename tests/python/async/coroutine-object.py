import sys


async def answer():
    return 42


c = answer()
print(type(c), c.__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin)
print(sys.getrefcount(c), sys.getsizeof(c), c.cr_code is answer.__code__, c.cr_frame.f_lineno)
try:
    c.send(None)
except StopIteration as stop:
    print("returned", stop.value)
print(c.cr_frame)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
c.close()
d = answer()
try:
    d.send(1)
except TypeError as error:
    print(error)
d.close()
try:
    iter(d)
except TypeError as error:
    print(error)
try:
    for x in answer.__call__.__self__.__closure__ or ():
        pass
    d.throw(ValueError("late"))
except RuntimeError as error:
    print(repr(error))
