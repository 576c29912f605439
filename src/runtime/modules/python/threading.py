"""Threads, and what they wait for each other with."""

import sys
import time as _time
from _thread import (LockType, RLock, TIMEOUT_MAX, _ExceptHookArgs as ExceptHookArgs, _forget, _local as local, _names, allocate_lock, error,
                     get_ident, get_native_id, interrupt_main, stack_size, start_new_thread as _start_new_thread)
from _threads import start as _start
from collections import deque as _deque

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock",
           "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace",
           "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile", "gettrace", "get_native_id", "setprofile_all_threads",
           "settrace_all_threads"]

ThreadError, Lock = error, allocate_lock
_counter = 0
_trace_hook = _profile_hook = None
_active, _limbo, _at_exit = {}, {}, []
_is_over = False


def settrace(func):
    """What sys.settrace() will be given in every thread, before its run() is called."""
    global _trace_hook
    _trace_hook = func


def settrace_all_threads(func):
    settrace(func)
    sys.settrace(func)


def gettrace():
    return _trace_hook


def setprofile(func):
    """What sys.setprofile() will be given in every thread, before its run() is called."""
    global _profile_hook
    _profile_hook = func


def setprofile_all_threads(func):
    setprofile(func)
    sys.setprofile(func)


def getprofile():
    return _profile_hook


def _deadline(timeout):
    return None if timeout is None else _now() + timeout


def _now():
    from _threads import clock
    return clock() / 1000000000


class Condition:
    """A lock that can be waited with until somebody notifies."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire, self.release = lock.acquire, lock.release
        for name in "_release_save", "_acquire_restore", "_is_owned":
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return "<Condition(%s, %d)>" % (self._lock, len(self._waiters))

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Gives the lock up until notify() or until the time is over; whether it was notify()."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate is true or until the time is over; what it gave last."""
        end = _deadline(timeout)
        result = predicate()
        while not result:
            if end is not None:
                timeout = end - _now()
                if timeout <= 0:
                    break
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        """Lets N of those go on who wait."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        while self._waiters and n > 0:
            self._waiters.popleft().release()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        import warnings
        warnings.warn("notifyAll() is deprecated, use notify_all() instead", DeprecationWarning, stacklevel=2)
        self.notify_all()


class Semaphore:
    """A counter that does not go below 0: who wants to take from it waits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond, self._value = Condition(Lock()), value

    def __repr__(self):
        cls = self.__class__
        return "<%s.%s at %#x: value=%d>" % (cls.__module__, cls.__qualname__, id(self), self._value)

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = _deadline(timeout)
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if end is not None:
                    timeout = end - _now()
                    if timeout <= 0:
                        return False
                self._cond.wait(timeout)
            self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """The same, and nobody gives back more than was taken."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return "<%s.%s at %#x: value=%d/%d>" % (cls.__module__, cls.__qualname__, id(self), self._value, self._initial_value)

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that can be waited for."""

    def __init__(self):
        self._cond, self._flag = Condition(Lock()), False

    def __repr__(self):
        cls = self.__class__
        return "<%s.%s at %#x: %s>" % (cls.__module__, cls.__qualname__, id(self), "set" if self._flag else "unset")

    def is_set(self):
        return self._flag

    def isSet(self):
        import warnings
        warnings.warn("isSet() is deprecated, use is_set() instead", DeprecationWarning, stacklevel=2)
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """As many threads as it has parties wait for each other."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond, self._parties, self._action, self._timeout = Condition(Lock()), parties, action, timeout
        self._count = 0
        self._state = "filling"  # then "draining", or "resetting", or "broken"

    def __repr__(self):
        cls = self.__class__
        head = "<%s.%s at %#x" % (cls.__module__, cls.__qualname__, id(self))
        return head + (": broken>" if self.broken else ": waiters=%d/%d>" % (self.n_waiting, self.parties))

    def wait(self, timeout=None):
        """How many came before all were there, from parties - 1 down to 0: each gets another number."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in ("draining", "resetting"):
                self._cond.wait()
            if self._state == "broken":
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ("draining", "resetting"):
                    self._state = "filling"
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = "draining"
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != "filling", timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in ("resetting", "broken"):
            raise BrokenBarrierError

    def _break(self):
        self._state = "broken"
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in ("filling", "broken"):
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"


def _new_name(template):
    global _counter
    _counter += 1
    return template % _counter


class Thread:
    """A function that is called by a thread of its own when start() is called."""
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = _new_name("Thread-%d")
            if target is not None:
                try:
                    name += " (%s)" % target.__name__
                except AttributeError:
                    pass
        self._target, self._name, self._args, self._kwargs = target, name, args, {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = self._native_id = self._tstate_lock = None
        self._started, self._is_stopped, self._initialized = Event(), False, True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        self.is_alive()
        status = "initial" if not self._started.is_set() else "stopped" if self._is_stopped else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += " %s" % self._ident
        return "<%s(%s, %s)>" % (self.__class__.__name__, self._name, status)

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        if _is_over:
            raise RuntimeError("can't create new thread at interpreter shutdown")
        _limbo[self] = self
        try:
            _start(self._bootstrap)
        except Exception:
            del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident, self._native_id = get_ident(), get_native_id()
        self._tstate_lock = ended = allocate_lock()
        ended.acquire()
        _names[self._ident] = self._name
        _active[self._ident] = self
        try:
            self._started.set()
            del _limbo[self]
            self._bootstrap_inner()
        finally:
            del _active[self._ident]
            ident, self._is_stopped = self._ident, True
            del self
            _forget(ident)
            ended.release()

    def _bootstrap_inner(self):
        try:
            if _trace_hook:
                sys.settrace(_trace_hook)
            if _profile_hook:
                sys.setprofile(_profile_hook)
            self.run()
        except:
            self._tell()

    def _tell(self):
        args = ExceptHookArgs([*sys.exc_info(), self])
        hook = excepthook
        if hook is None:
            sys.stderr.write("Exception in thread %s:\n" % self._name)
            hook = __excepthook__
        try:
            hook(args)
        except Exception as exception:
            sys.stderr.write("Exception in threading.excepthook:\n")
            sys.excepthook(type(exception), exception, exception.__traceback__)
        finally:
            args = None

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        ended = self._tstate_lock
        if self._is_stopped or ended is None:
            return
        if ended.acquire(True, -1 if timeout is None else max(timeout, 0)):
            ended.release()

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._is_stopped

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        if self._ident in _names:
            _names[self._ident] = self._name

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _warn_of("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        _warn_of("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):
        _warn_of("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        _warn_of("setName() is deprecated, set the name attribute instead")
        self.name = name


def _warn_of(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def excepthook(args, /):
    """Tells of an exception that ended a thread."""
    if args.exc_type == SystemExit:
        return
    import traceback
    name = args.thread.name if args.thread is not None else get_ident()
    stderr = sys.stderr
    if stderr is None:
        return
    stderr.write("Exception in thread %s:\n" % name)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=stderr)


__excepthook__ = excepthook


class Timer(Thread):
    """Waits, and then calls a function, unless it was cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval, self.function = interval, function
        self.args, self.kwargs = args if args is not None else [], kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._started.set()
        self._ident, self._native_id = get_ident(), get_native_id()
        _active[self._ident] = self


class _DummyThread(Thread):
    """A thread that was not started by this module."""

    def __init__(self):
        Thread.__init__(self, name=_new_name("Dummy-%d"), daemon=_deadline is not None)
        self._started.set()
        self._ident, self._native_id = get_ident(), get_native_id()
        _active[self._ident] = self
        _names[self._ident] = self._name

    def is_alive(self):
        return True

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


def current_thread():
    thread = _active.get(get_ident())
    return thread if thread is not None else _DummyThread()


def currentThread():
    _warn_of("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def active_count():
    return len(_active) + len(_limbo)


def activeCount():
    _warn_of("activeCount() is deprecated, use active_count() instead")
    return active_count()


def enumerate():
    return list(_active.values()) + list(_limbo.values())


_main = _MainThread()


def main_thread():
    return _main


def _register_atexit(func, *arg, **kwargs):
    """Called when the main thread is over, before other threads are waited for; the last one first."""
    if _is_over:
        raise RuntimeError("can't register atexit after shutdown")
    _at_exit.append(lambda: func(*arg, **kwargs))


def _shutdown():
    """The main thread is over: waits for those that are no daemons."""
    global _is_over
    import _thread
    was_told = _thread._told_in_vain
    _main._is_stopped = _is_over = True
    while _at_exit:
        _at_exit.pop()()
    while True:
        left = [thread for thread in _active.values() if thread is not _main and not thread.daemon]
        if not left:
            break
        try:
            left[0].join()
        except RuntimeError:
            if was_told:  # that every thread waits for another: that is not going to change
                break
            raise

_built_in_module = "_thread"
_built_in = (excepthook,)
