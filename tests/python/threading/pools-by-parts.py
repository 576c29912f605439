# The modules that concurrent.futures consists of, and futures by themselves.
import concurrent.futures
import logging
from concurrent.futures import Future, InvalidStateError
from concurrent.futures._base import CANCELLED_AND_NOTIFIED, FINISHED, PENDING, RUNNING
from concurrent.futures.process import BrokenProcessPool
from concurrent.futures.thread import BrokenThreadPool, ThreadPoolExecutor

print(ThreadPoolExecutor is concurrent.futures.ThreadPoolExecutor, ThreadPoolExecutor, Future, BrokenThreadPool.__mro__[1:3])
print(BrokenProcessPool, PENDING, RUNNING, FINISHED, CANCELLED_AND_NOTIFIED, concurrent.futures.__all__)
future = Future()
print(future._state, future.cancel(), future.cancelled(), future.cancel(), future.set_running_or_notify_cancel(), future._state)
future = Future()
future.set_running_or_notify_cancel()
print(future._state, future.cancel(), future.running())
future.add_done_callback(lambda f: print("called with", f.result()))
future.set_result(3)
for finish in future.set_result, future.set_exception:
    try:
        finish(ValueError())
    except InvalidStateError as error:
        print(str(error).split(":")[0])
with ThreadPoolExecutor(2) as pool:
    print(pool._max_workers, pool._work_queue.qsize(), pool.submit(pow, 2, 5).result(), len(pool._threads))


def fails(text):
    raise ValueError(text)


logging.disable()
pool = ThreadPoolExecutor(1, initializer=fails, initargs=("not ready",))
try:
    pool.submit(print).result()
except BrokenThreadPool as error:
    print(error)
try:
    concurrent.futures.Nothing
except AttributeError as error:
    print(error)
