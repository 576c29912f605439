"""Threads, in their simplest form: each runs from its start to its end when it is started, and then the one that started it goes on.

That is one of the orders that any program with threads must be ready for. What can only go on when another thread does something else
meanwhile cannot be had: it raises RuntimeError instead of waiting for ever.
"""

import sys
from _thread import LockType, RLock, allocate_lock, error, get_ident, interrupt_main, local

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock",
           "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace",
           "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile", "gettrace", "get_native_id"]

TIMEOUT_MAX = 9223372036.0
ThreadError, Lock = error, allocate_lock
_counter, _timers = 0, []


def _wait_in_vain(what):
    raise RuntimeError("%s would wait for ever: threads run one after the other here, each from its start to its end" % what)


def _new_name(template):
    global _counter
    _counter += 1
    return template % _counter


class Thread:
    """A function that is called when start() is, by a thread of that name."""
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            name = _new_name("Thread-%d")
            if target is not None and hasattr(target, "__name__"):
                name += " (%s)" % target.__name__
        self._target, self._name, self._args, self._kwargs = target, str(name), args, {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else bool(daemon)
        self._ident, self._started, self._ended = None, False, False
        self._initialized = True

    def _check(self):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def start(self):
        global _current
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started, self._ident = True, id(self)
        self._run_now()

    def _run_now(self):
        global _current
        outer, _current = _current, self
        _running.append(self)
        try:
            contextvars = sys.modules.get("contextvars")
            if contextvars is None:
                self.run()
            else:
                contextvars.Context().run(self.run)
        except SystemExit:
            pass
        except Exception:
            excepthook(ExceptHookArgs([*sys.exc_info(), self]))
        finally:
            _running.remove(self)
            _current, self._ended = outer, True

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is _current:
            raise RuntimeError("cannot join current thread")
        if not self._ended and timeout is None:
            _wait_in_vain("join()")

    def is_alive(self):
        self._check()
        return self._started and not self._ended

    @property
    def name(self):
        self._check()
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def daemon(self):
        self._check()
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        self._check()
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = bool(daemonic)

    ident = property(lambda self: self._ident)
    native_id = ident

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def __repr__(self):
        status = "initial" if not self._started else "stopped" if self._ended else "started"
        return "<%s(%s, %s%s%s)>" % (self.__class__.__name__, self._name, status, " daemon" if self._daemonic else "",
                                     " %s" % self._ident if self._ident is not None else "")


class _MainThread(Thread):
    def __init__(self):
        self._name, self._daemonic, self._ident, self._started, self._ended, self._initialized = "MainThread", False, 1, True, False, True


class Timer(Thread):
    """Waits, and then calls a function."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function, self.args, self.kwargs = interval, function, args or [], kwargs or {}
        self._cancelled = False

    def start(self):
        self._started, self._ident = True, id(self)
        _timers.append(self)
        import atexit
        atexit.register(self._late)

    def join(self, timeout=None):
        self._late()

    def _late(self):
        if not self._ended:
            if not self._cancelled:
                import time
                time.sleep(self.interval)
            self._run_now()

    def cancel(self):
        self._cancelled = True

    def run(self):
        if not self._cancelled:
            self.function(*self.args, **self.kwargs)


_current = _main = _MainThread()
_running = [_main]


def current_thread():
    return _current


def main_thread():
    return _main


def active_count():
    return len(_running)


def enumerate():
    return list(_running)


def get_native_id():
    return get_ident()


def stack_size(size=0):
    return 0


def settrace(func):
    pass


def gettrace():
    return None


setprofile, getprofile = settrace, gettrace


def currentThread():
    return current_thread()


activeCount = active_count


class ExceptHookArgs(tuple):
    __module__ = "_thread"
    exc_type, exc_value, exc_traceback, thread = [property(lambda self, i=i: self[i]) for i in range(4)]


def excepthook(args, /):
    if args.exc_type == SystemExit:
        return
    import traceback
    name = args.thread.name if args.thread is not None else get_ident()
    sys.stderr.write("Exception in thread %s:\n" % name)
    tb = args.exc_traceback
    shown = args.exc_value
    while tb is not None and tb.tb_frame.f_globals is globals():
        tb = tb.tb_next
    traceback.print_exception(type(shown), shown, tb)


__excepthook__ = excepthook


class Condition:
    """A lock that can be waited with until somebody notifies."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def _is_owned(self):
        if hasattr(self._lock, "_is_owned"):
            return self._lock._is_owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        if timeout is None:
            _wait_in_vain("wait()")
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result and timeout is None:
            _wait_in_vain("wait_for()")
        return result

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass

    notifyAll = notify_all

    def __repr__(self):
        return "<Condition(%s, 0)>" % self._lock


class Semaphore:
    """A counter that does not go below 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value == 0:
            if blocking and timeout is None:
                _wait_in_vain("acquire()")
            return False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return "<%s.%s at %#x: value=%d>" % (self.__class__.__module__, self.__class__.__qualname__, id(self), self._value)


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        self._value += n


class Event:
    """A flag."""

    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            for timer in _timers[:]:
                _timers.remove(timer)
                timer._late()
        if not self._flag:
            if timeout is None:
                _wait_in_vain("wait()")
            import time
            time.sleep(timeout)
        return self._flag

    def __repr__(self):
        return "<%s.%s at %#x: %s>" % (self.__class__.__module__, self.__class__.__qualname__, id(self), "set" if self._flag else "unset")


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Parties wait for each other; a single one need not."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self.parties, self._action, self.n_waiting, self.broken = parties, action, 0, False

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            _wait_in_vain("wait()")
        if self._action:
            self._action()
        return 0

    def reset(self):
        self.broken = False

    def abort(self):
        self.broken = True
