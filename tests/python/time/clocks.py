import time
a = time.perf_counter(); b = time.perf_counter(); print(b >= a, type(a).__name__)
print(time.time() > 1.6e9, type(time.time_ns()).__name__, time.monotonic() <= time.monotonic(), time.process_time() >= 0, time.perf_counter_ns() > 0)
s = time.perf_counter(); time.sleep(0.01); print(time.perf_counter() - s >= 0.01, time.sleep(0))
