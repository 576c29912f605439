"""Calls whose results come later: futures, waiting for them, and what all executors have in common."""

import threading
from collections import namedtuple
from threading import _now

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
TimeoutError = TimeoutError
DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")
PENDING, RUNNING, CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED = "PENDING", "RUNNING", "CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED"
_DONE = "CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED"
_SHOWN = {"CANCELLED_AND_NOTIFIED": "cancelled"}


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


def _log():
    import logging
    return logging.getLogger("concurrent.futures")


class Future:
    """The result of a call."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state, self._result, self._exception, self._waiters, self._done_callbacks = "PENDING", None, None, [], []

    def __repr__(self):
        with self._condition:
            state = _SHOWN.get(self._state, self._state.lower())
            what = ""
            if self._state == "FINISHED":
                raised = self._exception
                what = " raised %s" % type(raised).__name__ if raised else " returned %s" % type(self._result).__name__
            return "<%s at %#x state=%s%s>" % (self.__class__.__name__, id(self), state, what)

    def cancel(self):
        """Whether it will not be called any more."""
        with self._condition:
            if self._state in ("RUNNING", "FINISHED"):
                return False
            if self._state in _DONE:
                return True
            self._state = "CANCELLED"
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED")

    def running(self):
        with self._condition:
            return self._state == "RUNNING"

    def done(self):
        with self._condition:
            return self._state in _DONE

    def _call_back(self):
        for callback in self._done_callbacks:
            try:
                callback(self)
            except Exception:
                _log().exception("exception calling callback for %r", self)

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in _DONE:
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception:
            _log().exception("exception calling callback for %r", self)

    def _wait(self, timeout):
        if self._state not in _DONE:
            self._condition.wait(timeout)
        if self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED"):
            raise CancelledError()
        if self._state != "FINISHED":
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            with self._condition:
                self._wait(timeout)
                if self._exception is not None:
                    try:
                        raise self._exception
                    finally:
                        self = None
                return self._result
        finally:
            self = None

    def exception(self, timeout=None):
        with self._condition:
            self._wait(timeout)
            return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == "CANCELLED":
                self._state = "CANCELLED_AND_NOTIFIED"
                for waiter in self._waiters:
                    waiter.add(self)
                return False
            if self._state == "PENDING":
                self._state = "RUNNING"
                return True
            _log().critical("Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError("%s: %r" % (self._state, self))
            self._result, self._exception, self._state = result, exception, "FINISHED"
            for waiter in self._waiters:
                waiter.add(self)
            self._condition.notify_all()
        self._call_back()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    __class_getitem__ = classmethod(type(list[int]))


class _Waiter:
    """Waits for some of several futures."""

    def __init__(self, futures, is_enough):
        self.event, self.finished, self.is_enough = threading.Event(), [], is_enough
        for future in futures:
            future._waiters.append(self)

    def add(self, future):
        self.finished.append(future)
        if self.is_enough(self, future):
            self.event.set()


def _forget_waiter(futures, waiter):
    for future in futures:
        with future._condition:
            if waiter in future._waiters:
                future._waiters.remove(waiter)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """The futures that are done, and those that are not."""
    fs = set(fs)
    done = {future for future in fs if future._state in ("CANCELLED_AND_NOTIFIED", "FINISHED")}
    not_done = fs - done
    if return_when == FIRST_COMPLETED and done:
        return DoneAndNotDoneFutures(done, not_done)
    if return_when == FIRST_EXCEPTION and any(not f.cancelled() and f.exception() is not None for f in done):
        return DoneAndNotDoneFutures(done, not_done)
    if not not_done:
        return DoneAndNotDoneFutures(done, not_done)

    def is_enough(waiter, future):
        failed = return_when == FIRST_EXCEPTION and future._exception is not None
        return return_when == FIRST_COMPLETED or failed or len(waiter.finished) == len(not_done)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError("Invalid return condition: %r" % return_when)
    waiter = _Waiter(not_done, is_enough)
    waiter.event.wait(timeout)
    _forget_waiter(not_done, waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    """The futures, each as soon as it is done."""
    end = None if timeout is None else _now() + timeout
    fs = set(fs)
    total = len(fs)
    finished = [future for future in fs if future._state in ("CANCELLED_AND_NOTIFIED", "FINISHED")]
    pending = fs - set(finished)
    waiter = _Waiter(pending, lambda waiter, future: True)
    try:
        while finished:
            yield finished.pop()
        while pending:
            if end is not None and end - _now() < 0:
                raise TimeoutError("%d (of %d) futures unfinished" % (len(pending), total))
            waiter.event.wait(None if end is None else end - _now())
            finished, waiter.finished = waiter.finished, []
            waiter.event.clear()
            finished.reverse()
            while finished:
                future = finished.pop()
                pending.discard(future)
                yield future
                del future
    finally:
        _forget_waiter(fs, waiter)


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future


class Executor:
    """Calls functions."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """The results, in the order of the arguments."""
        end = None if timeout is None else _now() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                futures.reverse()
                while futures:
                    yield _result_or_cancel(futures.pop(), None if end is None else end - _now())
            finally:
                for future in futures:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shutdown(wait=True)
        return False
