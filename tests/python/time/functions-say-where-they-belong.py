import time

for name in "sleep", "time", "monotonic", "perf_counter", "process_time", "time_ns", "mktime":
    f = getattr(time, name)
    print(name, f.__module__, f.__name__, end=" ")
    try:
        f(1, 2)
    except TypeError as e:
        print(e)
