"""A Future class, and tasks that drive coroutines."""
import sys
import types
import weakref
from asyncio import events, exceptions

__all__ = ("Future", "Task", "isfuture", "iscoroutine", "iscoroutinefunction", "current_task", "all_tasks")

_stands_for_native = True  # its frames are in no traceback
_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"
_current_tasks = {}
_all_tasks = weakref.WeakSet()
_task_names = 0


def isfuture(obj):
    return hasattr(obj.__class__, "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def iscoroutine(obj):
    import collections.abc
    return isinstance(obj, (types.CoroutineType, collections.abc.Coroutine))


_marker = object()


def iscoroutinefunction(func):
    import inspect
    return inspect.iscoroutinefunction(func) or getattr(func, "_is_coroutine", None) is _marker


class Future:
    """A result that is not there yet, for coroutines of one loop."""

    _state = _PENDING
    _result = None
    _exception = None
    _loop = None
    _cancel_message = None
    _cancelled_exc = None  # what ended the coroutine of a task: it is raised once, with its traceback
    _asyncio_future_blocking = False
    _log_traceback = False
    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []

    def _info(self):
        info = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                info.append(f"exception={self._exception!r}")
            else:
                import reprlib
                info.append(f"result={reprlib.repr(self._result)}")
        if self._callbacks:
            texts = [events._callback_source(callback, ()) for callback, context in self._callbacks]
            if len(texts) > 2:
                texts = [texts[0], f"<{len(texts) - 2} more>", texts[-1]]
            info.append(f"cb=[{', '.join(texts)}]")
        return info

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, " ".join(self._info()))

    def __del__(self):
        if not self._log_traceback:
            return
        self._loop.call_exception_handler({
            "message": f"{self.__class__.__name__} exception was never retrieved",
            "exception": self._exception, "future": self})

    def get_loop(self):
        return self._loop

    def _make_cancelled_error(self):
        if self._cancelled_exc is not None:
            exc, self._cancelled_exc = self._cancelled_exc, None
            return exc
        if self._cancel_message is None:
            return exceptions.CancelledError()
        return exceptions.CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks = self._callbacks[:]
        self._callbacks[:] = []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise exceptions.InvalidStateError("Result is not set.")
        self._log_traceback = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_tb)
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise exceptions.InvalidStateError("Exception is not set.")
        self._log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if context is None:
            context = events._current_context()
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self._state != _PENDING:
            raise exceptions.InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise exceptions.InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        self._schedule_callbacks()
        self._log_traceback = True

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


Future.__module__ = "_asyncio"


def _coroutine_text(coro):
    name = f"{getattr(coro, '__qualname__', None) or getattr(coro, '__name__', type(coro).__name__)}()"
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
    if code is None:
        return f"{name} running" if getattr(coro, "cr_running", False) else name
    if frame is not None:
        return f"{name} running at {code.co_filename}:{frame.f_lineno}"
    return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"


class Task(Future):
    """A future that drives a coroutine step by step to its end."""

    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _task_names
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        _task_names += 1
        if name is None:
            self._name = f"Task-{_task_names}"
        else:
            self._name = str(name)
        self._cancels = 0
        self._must_cancel = False
        self._fut_waiter = None
        self._coro = coro
        self._context = events._current_context() if context is None else context
        self._loop.call_soon(self._step, context=self._context)
        _all_tasks.add(self)

    def __del__(self):
        if self._state == _PENDING and self._log_destroy_pending:
            self._loop.call_exception_handler({"task": self, "message": "Task was destroyed but it is pending!"})
        super().__del__()

    def _info(self):
        info = super()._info()
        if self._cancels and not self.done():
            info[0] = "cancelling"
        info.insert(1, "name=%r" % self._name)
        if self._fut_waiter is not None:
            info.insert(2, f"wait_for={self._fut_waiter!r}")
        info.insert(2, f"coro=<{_coroutine_text(self._coro)}>")
        return info

    def get_context(self):
        return self._context

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        frame = getattr(self._coro, "cr_frame", None)
        return [] if frame is None else [frame]

    def cancel(self, msg=None):
        self._log_traceback = False
        if self.done():
            return False
        self._cancels += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels > 0:
            self._cancels -= 1
        return self._cancels

    def _step(self, exc=None):
        if self.done():
            raise exceptions.InvalidStateError(f"_step(): already done: {self!r}, {exc!r}")
        if self._must_cancel:
            if not isinstance(exc, exceptions.CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        previous = _current_tasks.get(loop)
        _current_tasks[loop] = self
        try:
            self._drive(self._coro, exc)
        finally:
            if previous is None:
                _current_tasks.pop(loop, None)
            else:
                _current_tasks[loop] = previous
            self = exc = None

    def _drive(self, coro, exc):
        try:
            result = coro.send(None) if exc is None else coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except exceptions.CancelledError as error:
            self._cancelled_exc = error
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as error:
            super().set_exception(error)
            raise
        except BaseException as error:
            super().set_exception(error)
        else:
            self._wait_for(result)
        finally:
            self = exc = None

    def _soon(self, *args):
        self._loop.call_soon(*args, context=self._context)

    def _wait_for(self, result):
        soon = self._soon
        blocking = getattr(result, "_asyncio_future_blocking", None)
        if blocking is not None:
            if result._loop is not self._loop:
                soon(self._step, RuntimeError(f"Task {self!r} got Future {result!r} attached to a different loop"))
            elif not blocking:
                soon(self._step, RuntimeError(f"yield was used instead of yield from in task {self!r} with {result!r}"))
            elif result is self:
                soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
            else:
                result._asyncio_future_blocking = False
                result.add_done_callback(self._wakeup, context=self._context)
                self._fut_waiter = result
                if self._must_cancel and self._fut_waiter.cancel(msg=self._cancel_message):
                    self._must_cancel = False
        elif result is None:
            soon(self._step)
        elif isinstance(result, types.GeneratorType):
            soon(self._step, RuntimeError(
                f"yield was used instead of yield from for generator in task {self!r} with {result!r}"))
        else:
            soon(self._step, RuntimeError(f"Task got bad yield: {result!r}"))

    def _wakeup(self, future):
        try:
            future.result()
        except BaseException as exc:
            self._step(exc)
        else:
            self._step()
        self = None

    _wakeup.__qualname__ = "Task.task_wakeup"


Task.__module__ = "_asyncio"


def current_task(loop=None):
    """The task whose step a loop runs at this moment, or None."""
    return _current_tasks.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """The tasks of a loop that have not ended."""
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in list(_all_tasks) if task._loop is loop and not task.done()}


def _copy_state(source, target):
    """What the future of one kind has come to the one of another kind comes to as well."""
    if target.cancelled() or target.done():
        return
    if source.cancelled():
        target.cancel()
        return
    exception = source.exception()
    if exception is None:
        target.set_result(source.result())
    else:
        import concurrent.futures
        if type(exception) is concurrent.futures.CancelledError:
            exception = exceptions.CancelledError(*exception.args)
        target.set_exception(exception)


def _chain(future, result):
    """The future of this loop and RESULT, of concurrent.futures, end alike, whichever ends first."""
    loop = future.get_loop()

    def ended(future):
        if future.cancelled():
            result.cancel()
        if result.set_running_or_notify_cancel() if not result.running() else True:
            if not future.cancelled():
                _copy_state(future, result)

    def cancelled(result):
        if result.cancelled():
            loop.call_soon_threadsafe(future.cancel)
    result.add_done_callback(cancelled)
    future.add_done_callback(ended)


def wrap_future(future, *, loop=None):
    """Wrap concurrent.futures.Future object."""
    if isfuture(future):
        return future
    import concurrent.futures
    assert isinstance(future, concurrent.futures.Future), f"concurrent.futures.Future is expected, got {future!r}"
    loop = events.get_event_loop() if loop is None else loop
    made = loop.create_future()

    def cancelled(made):
        if made.cancelled():
            future.cancel()

    def ended(future):
        if not loop.is_closed():
            loop.call_soon_threadsafe(_copy_state, future, made)
    made.add_done_callback(cancelled)
    future.add_done_callback(ended)
    return made
