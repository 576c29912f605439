# What strptime tells of its mistake, the clock of the thread, and prefixes that warn() refuses
import time, warnings
try:
    time.strptime('x', '%Y')
except ValueError as e:
    print(e, e.__suppress_context__, e.__context__)
for f in ('%Q',):
    try:
        time.strptime('2000', f)
    except Exception as e:
        print(type(e).__name__, e, e.__suppress_context__, repr(e.__context__))
print(time.get_clock_info('thread_time'))
print(type(time.thread_time_ns()))
for a in ('a', ['a'], (1,), ('a', 1), 1):
    try:
        warnings.warn('x', skip_file_prefixes=a)
    except Exception as e:
        print(type(e).__name__, e)
