"""Executors whose calls run in threads that stand ready for them."""

import os
import queue
import threading
import weakref
from concurrent.futures import _base


class BrokenThreadPool(_base.BrokenExecutor):
    """A thread of the pool could not be made ready."""


_workers = weakref.WeakKeyDictionary()  # threads to the queues that they take from
_is_over = False


def _end_all():
    global _is_over
    _is_over = True
    workers = list(_workers.items())
    for thread, calls in workers:
        calls.put(None)
    for thread, calls in workers:
        thread.join()


threading._register_atexit(_end_all)


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future, self.fn, self.args, self.kwargs = future, fn, args, kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exception:
            self.future.set_exception(exception)
            self = None
        else:
            self.future.set_result(result)


def _work(executor_ref, calls, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._log().critical("Exception in initializer:", exc_info=True)
            executor = executor_ref()
            if executor is not None:
                executor._break("A thread initializer failed, the thread pool is not usable anymore")
            return
    while True:
        if calls.empty():
            executor = executor_ref()
            if executor is not None:
                executor._idle_semaphore.release()
            del executor
        call = calls.get()
        if call is not None:
            call.run()
            del call
            continue
        executor = executor_ref()
        if _is_over or executor is None or executor._shutdown:
            if executor is not None:
                executor._shutdown = True
            calls.put(None)
            return
        del executor


class ThreadPoolExecutor(_base.Executor):
    """Calls functions in threads, of which there are at most so many."""

    _count = 0

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers, self._shutdown, self._broken = max_workers, False, False
        self._initializer, self._initargs = initializer, initargs
        self._work_queue, self._idle_semaphore, self._threads = queue.SimpleQueue(), threading.Semaphore(0), set()
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or "ThreadPoolExecutor-%d" % ThreadPoolExecutor._count
        if not thread_name_prefix:
            ThreadPoolExecutor._count += 1

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _is_over:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust()
            return future

    def _adjust(self):
        if self._idle_semaphore.acquire(timeout=0):
            return
        count = len(self._threads)
        if count >= self._max_workers:
            return
        thread = threading.Thread(name="%s_%d" % (self._thread_name_prefix, count), target=_work, args=(
            weakref.ref(self, lambda _, calls=self._work_queue: calls.put(None)), self._work_queue, self._initializer, self._initargs))
        thread.start()
        self._threads.add(thread)
        _workers[thread] = self._work_queue

    def _take_back(self):
        """Calls that nobody has begun with."""
        while True:
            try:
                call = self._work_queue.get_nowait()
            except queue.Empty:
                return
            if call is not None:
                yield call.future

    def _break(self, why):
        with self._shutdown_lock:
            self._broken = why
            for future in self._take_back():
                future.set_exception(BrokenThreadPool(why))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for future in self._take_back():
                    future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
