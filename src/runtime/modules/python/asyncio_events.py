"""Event loop: callbacks in their order, and timers.

Time does not pass while the loop waits: all clocks of the program jump to the next timer, so that a run repeats and nobody has to wait.
"""
import heapq
import sys
import time
import weakref
from _thread import get_ident
from _threads import clock as _clock, count as _count, wait as _wait, wake as _wake
from collections import deque

__all__ = ("AbstractEventLoop", "Handle", "TimerHandle", "get_event_loop", "get_running_loop", "new_event_loop",
           "set_event_loop", "BaseEventLoop", "AbstractEventLoopPolicy", "DefaultEventLoopPolicy", "get_event_loop_policy",
           "set_event_loop_policy")

_running_loops = {}  # numbers of threads to their loops
_TICK = 0.00001


def _current_context():
    """A copy of the context, or None as long as no program has asked for context variables."""
    contextvars = sys.modules.get("contextvars")
    return None if contextvars is None else contextvars.copy_context()


def _callback_source(func, args):
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    text = name + "(" + ", ".join(map(repr, args)) + ")"
    code = getattr(func, "__code__", None)
    return text if code is None else f"{text} at {code.co_filename}:{code.co_firstlineno}"


class Handle:
    """A callback that waits for its turn in a loop, and can be cancelled until then."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._loop = loop
        self._context = _current_context() if context is None else context
        self._callback = callback
        self._args = args
        self._cancelled = False

    def __repr__(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(_callback_source(self._callback, self._args))
        return "<{}>".format(" ".join(info))

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            if self._context is None:
                self._callback(*self._args)
            else:
                self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            source = _callback_source(self._callback, self._args)
            self._loop.call_exception_handler({
                "message": f"Exception in callback {source}", "exception": exc, "handle": self})
        self = None


class TimerHandle(Handle):
    """A callback that waits for a time of the loop's clock."""

    __slots__ = ("_when",)

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when

    def __lt__(self, other):
        return self._when < other._when


class AbstractEventLoop:
    """What every event loop offers."""


class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._stopping = False
        self._closed = False
        self._running = False
        self._time = time.monotonic()
        self._asyncgens = weakref.WeakSet()
        self._exception_handler = None
        self._task_factory = None
        self._debug = False
        self._default_executor, self._executor_is_over = None, False

    def __repr__(self):
        return (f"<{self.__class__.__name__} running={self._running} closed={self._closed} debug={self._debug}>")

    def create_future(self):
        from asyncio.futures import Future
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        from asyncio.futures import Task
        self._check_closed()
        if self._task_factory is None:
            return Task(coro, loop=self, name=name, context=context)
        task = self._task_factory(self, coro) if context is None else self._task_factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _first_iteration(self, agen):
        self._asyncgens.add(agen)

    def _forgotten(self, agen):
        self._asyncgens.discard(agen)
        if not self._closed:
            self.call_soon(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        from asyncio.tasks import gather
        closing = list(self._asyncgens)
        self._asyncgens.clear()
        if not closing:
            return
        results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {agen!r}",
                    "exception": result, "asyncgen": agen})

    async def shutdown_default_executor(self, timeout=None):
        self._executor_is_over = True
        if self._default_executor is not None:
            self._default_executor.shutdown(wait=True)

    def run_forever(self):
        self._check_closed()
        self._check_running()
        old_hooks = sys.get_asyncgen_hooks()
        try:
            self._running = True
            sys.set_asyncgen_hooks(firstiter=self._first_iteration, finalizer=self._forgotten)
            _running_loops[get_ident()] = self
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _running_loops.pop(get_ident(), None)
            sys.set_asyncgen_hooks(*old_hooks)

    def run_until_complete(self, future):
        from asyncio.futures import isfuture
        from asyncio.tasks import ensure_future
        self._check_closed()
        self._check_running()
        new_task = not isfuture(future)
        future = ensure_future(future, loop=self)
        if new_task:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if new_task and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        if not self._closed:
            self._closed = True
            self._ready.clear()
            self._scheduled.clear()
            if self._default_executor is not None:
                self._default_executor.shutdown(wait=False)

    def is_closed(self):
        return self._closed

    def is_running(self):
        return self._running

    def time(self):
        self._time += _TICK
        return self._time

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        return timer

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args, context=context)
        _wake(self, 1)
        return handle

    def run_in_executor(self, executor, func, *args):
        from asyncio.futures import wrap_future
        self._check_closed()
        if executor is None:
            executor = self._default_executor
            if self._executor_is_over:
                raise RuntimeError("Executor shutdown has been called")
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def default_exception_handler(self, context):
        message = context.get("message") or "Unhandled exception in event loop"
        lines = [message]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        sys.stderr.write("\n".join(lines) + "\n")
        exception = context.get("exception")
        if exception is not None:
            import traceback
            traceback.print_exception(exception)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
        else:
            self._exception_handler(self, context)

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def _run_once(self):
        while self._scheduled and self._scheduled[0]._cancelled:
            heapq.heappop(self._scheduled)
        if not self._ready and not self._stopping:
            if self._scheduled:
                wait = self._scheduled[0]._when - self._time
                if wait > 0 and _count() > 1:
                    self._wait_for_threads(wait)
                elif wait > 0:
                    self._time += wait
                    time._jump(wait)
            elif _count() > 1:
                self._wait_for_threads(None)
            else:
                self._wait_forever()
        end_time = self.time()
        while self._scheduled and self._scheduled[0]._when < end_time:
            self._ready.append(heapq.heappop(self._scheduled))
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def _wait_for_threads(self, wait):
        """Until one has something for this loop, or the time is over."""
        begun = _clock()
        if _wait(self, None if wait is None else begun + int(wait * 1000000000) + 1, False) is None:
            from _thread import _in_vain
            _in_vain()
        self._time += (_clock() - begun) / 1000000000

    def _wait_forever(self):
        """Nothing will ever happen: waits for the user to stop the program."""
        while True:
            time.sleep(1)


def _run_until_complete_cb(fut):
    if not fut.cancelled() and isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
        return
    fut.get_loop().stop()


class _UnixSelectorEventLoop(BaseEventLoop):
    pass


def get_running_loop():
    """The loop that runs this code; RuntimeError outside of one."""
    loop = _running_loops.get(get_ident())
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def _get_running_loop():
    return _running_loops.get(get_ident())


class AbstractEventLoopPolicy:
    """Who makes event loops, and knows the current one."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError

    def get_child_watcher(self):
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    _loop_factory = None

    def __init__(self):
        self._loop, self._was_set = None, False

    def get_event_loop(self):
        if self._loop is None and not self._was_set:
            level, frame = 2, sys._getframe(1)
            while frame is not None and (frame.f_globals.get("__name__") or "").partition(".")[0] == "asyncio":
                frame, level = frame.f_back, level + 1
            import warnings
            warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=level)
            self.set_event_loop(self.new_event_loop())
        if self._loop is None:
            import threading
            raise RuntimeError("There is no current event loop in thread %r." % threading.current_thread().name)
        return self._loop

    def set_event_loop(self, loop):
        self._was_set = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


class _UnixDefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


_UnixDefaultEventLoopPolicy.__module__ = "asyncio.unix_events"
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
_policy = None


def get_event_loop_policy():
    """The policy that makes and keeps the loops."""
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Set the current event loop policy; None restores the default one."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _policy = policy


def get_event_loop():
    """The loop that runs, or else the one that the policy keeps."""
    loop = _get_running_loop()
    return loop if loop is not None else get_event_loop_policy().get_event_loop()


def new_event_loop():
    return get_event_loop_policy().new_event_loop()


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)

_built_in_module = "_asyncio"
_built_in = (get_running_loop, _get_running_loop, get_event_loop)
