# Threads that stand ready: results in order, results as they come, waiting for some, giving up.
import threading
import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError, ThreadPoolExecutor, as_completed, wait
import concurrent.futures

def late(n):
    time.sleep(n / 25)
    if n == 5: raise ValueError("five")
    return n
with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(late, [3, 1, 2])))
    for f in as_completed([pool.submit(late, n) for n in (3, 1, 2)]):
        print("as completed", f.result())
    fs = [pool.submit(late, n) for n in (4, 1)]
    done, left = wait(fs, return_when=FIRST_COMPLETED)
    print([f.result() for f in done], len(left), fs[0].running(), fs[0].done())
    try:
        fs[0].result(timeout=0.01)
    except TimeoutError as e:
        print(repr(e), concurrent.futures.TimeoutError is TimeoutError)
    done, left = wait(fs)
    print(len(done), len(left), fs[0].exception())
    fs = [pool.submit(late, n) for n in (5, 8)]
    done, left = wait(fs, return_when=FIRST_EXCEPTION)
    print([repr(f.exception()) for f in done], len(left))
    try:
        list(as_completed(fs, timeout=0.01))
    except TimeoutError as e:
        print(e)
    try:
        list(pool.map(late, [8], timeout=0.01))
    except TimeoutError as e:
        print("map", repr(e))
print(fs[1].result())

log = []
with ThreadPoolExecutor(max_workers=1, thread_name_prefix="single") as pool:
    blocker = pool.submit(late, 2)
    waiting = pool.submit(log.append, "never")
    blocker.add_done_callback(lambda f: log.append(("done", f.result(), threading.current_thread().name)))
    print(waiting.cancel(), waiting.cancelled(), waiting.done(), blocker.cancel())
    try:
        waiting.result()
    except CancelledError as e:
        print("cancelled", repr(e))
    last = pool.submit(lambda: threading.current_thread().name)
    print(last.result())
print(log)
waiting.add_done_callback(lambda f: print("at once", f.cancelled()))

pool = ThreadPoolExecutor(max_workers=1)
fs = [pool.submit(late, 2)] + [pool.submit(late, n) for n in (1, 1)]
pool.shutdown(wait=True, cancel_futures=True)
print([f.cancelled() for f in fs])
try:
    pool.submit(late, 1)
except RuntimeError as e:
    print(e)

def begin(text):
    names.append((text, threading.current_thread().name))
names = []
with ThreadPoolExecutor(2, "worker", begin, ("begins",)) as pool:
    print(sorted(pool.map(late, [1, 1])))
print(names)
for bad in (lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(initializer=1), lambda: wait([], return_when="X")):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
f = concurrent.futures.Future()
t = threading.Thread(target=lambda: (time.sleep(0.02), f.set_result("by hand")))
t.start()
print(f.result(), f.done())
try:
    f.set_result(1)
except concurrent.futures.InvalidStateError as e:
    print(type(e).__name__)
