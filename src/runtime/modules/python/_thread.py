"""Locks, and what belongs to a thread. Nobody comes in between within a function of the library, so a lock is a flag that can be waited for."""

from _native import static_type as _static_type
from _threads import clock as _clock, count as _count, ignored as _ignored, ident as get_ident, start as _start, wait as _wait, wake as _wake

_stands_for_native = True
error = RuntimeError
TIMEOUT_MAX = 9223372036.0
_stack_size = 0
_names = {}  # numbers of threads to what they are called, for who asks why nothing goes on
_told_in_vain = False
_contexts = {}  # of the module contextvars: numbers of threads to their contexts


def get_native_id():
    return 4000 + (139637976727552 - get_ident()) // 8392704


def interrupt_main(signum=2, /):
    raise KeyboardInterrupt


def stack_size(size=0, /):
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError("size not valid: %d bytes" % size)
    before, _stack_size = _stack_size, size
    return before


def _place_of(ident, frame):
    """Where a thread waits, in words: its line in the program, and what it has called there."""
    called = "acquire"
    while frame is not None and frame.f_code.co_filename.startswith("<frozen "):
        if not frame.f_code.co_name.startswith("_"):
            called = frame.f_code.co_qualname
        frame = frame.f_back
    name = _names.get(ident, "MainThread")
    return "%s in %s()" % (name, called) if frame is None else "%s in line %d, in %s()" % (name, frame.f_lineno, called)


def _in_vain():
    """Every thread waits for another."""
    global _told_in_vain
    import sys
    _told_in_vain = True
    places = [_place_of(ident, frame) for ident, frame in sys._current_frames().items()]
    what = "deadlock: nobody will end the wait of " if len(places) == 1 else "deadlock: every thread waits for another: "
    raise RuntimeError(what + "; ".join(places))


def _until(blocking, timeout):
    """By the threads' clock; None: for ever."""
    if timeout == -1:
        return None
    if not blocking:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0:
        raise ValueError("timeout value must be positive")
    if timeout >= 9223372036.854775807:
        raise OverflowError("timestamp out of range for platform time_t")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")
    return _clock() + (int(timeout * 1000000000) + 1 if timeout > 0 else 0)  # rounded up, so that it is over then


def start_new_thread(function, args, kwargs={}, /):
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")

    def bootstrap():
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as exception:
            _ignored(exception, function)
        finally:
            _forget(get_ident())
    return _start(bootstrap)


start_new = start_new_thread


def exit():
    raise SystemExit


exit_thread = exit


@_static_type
class lock:
    """A lock."""
    __module__ = "_thread"
    __slots__ = ("_locked", "__weakref__")

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        until = _until(blocking, timeout)
        if self._locked:
            if not blocking or not self._wait(until):
                return False
        self._locked = True
        return True

    def _wait(self, until):
        again = False
        try:
            while self._locked:
                woken = _wait(self, until, again)
                if woken is None:
                    _in_vain()
                if not woken:
                    return not self._locked
                again = True
        except BaseException:
            if not self._locked:  # it may have been this thread that was to go on
                _wake(self, 1)
            raise
        return True

    __enter__ = acquire

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False
        _wake(self, 1)

    def __exit__(self, *args):
        self.release()

    def locked(self):
        return self._locked

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def _at_fork_reinit(self):
        self._locked = False

    def __repr__(self):
        return "<%s _thread.lock object at %#x>" % ("locked" if self._locked else "unlocked", id(self))


LockType = lock


def allocate_lock():
    return lock()


allocate = allocate_lock


class RLock:
    """A lock that its owner can take again."""
    __module__ = "_thread"
    __slots__ = ("_owner", "_count", "__weakref__")

    def __init__(self):
        self._owner, self._count = 0, 0

    def acquire(self, blocking=True, timeout=-1):
        until = _until(blocking, timeout)
        me = get_ident()
        if self._owner != me:
            if self._count and (not blocking or not self._wait(until)):
                return False
            self._owner = me
        self._count += 1
        return True

    def _wait(self, until):
        again = False
        try:
            while self._count:
                woken = _wait(self, until, again)
                if woken is None:
                    _in_vain()
                if not woken:
                    return not self._count
                again = True
        except BaseException:
            if not self._count:
                _wake(self, 1)
            raise
        return True

    __enter__ = acquire

    def release(self):
        if self._count == 0 or self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = 0
            _wake(self, 1)

    def __exit__(self, *args):
        self.release()

    def _is_owned(self):
        return self._count > 0 and self._owner == get_ident()

    def _recursion_count(self):
        return self._count if self._is_owned() else 0

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = self._count, self._owner
        self._count = self._owner = 0
        _wake(self, 1)
        return state

    def _acquire_restore(self, state):
        if self._count:
            self._wait(None)
        self._count, self._owner = state

    def __repr__(self):
        return "<%s %s.%s object owner=%d count=%d at %#x>" % ("locked" if self._count else "unlocked", self.__class__.__module__,
                                                             self.__class__.__qualname__, self._owner, self._count, id(self))


_locals_of = {}  # numbers of threads to the local objects that they have attributes in


def _forget(ident):
    """A thread is over: what only it could see goes."""
    for place in _locals_of.pop(ident, ()):
        object.__getattribute__(place, "_spaces").pop(ident, None)
    _names.pop(ident, None)
    _contexts.pop(ident, None)


@_static_type
class _local:
    """Attributes that each thread has its own of."""
    __module__ = "_thread"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_spaces", {get_ident(): {}})
        object.__setattr__(self, "_made_with", (args, kwargs))
        return self

    def _space(self):
        spaces, ident = object.__getattribute__(self, "_spaces"), get_ident()
        if ident not in spaces:
            spaces[ident] = {}
            _locals_of.setdefault(ident, []).append(self)
            args, kwargs = object.__getattribute__(self, "_made_with")
            if type(self).__init__ is not object.__init__:
                type(self).__init__(self, *args, **kwargs)
        return spaces[ident]

    def __getattribute__(self, name):
        space = object.__getattribute__(self, "_space")()
        if name == "__dict__":
            return space
        if name in space:
            return space[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError("'%s' object attribute '__dict__' is read-only" % type(self).__name__)
        object.__getattribute__(self, "_space")()[name] = value

    def __delattr__(self, name):
        space = object.__getattribute__(self, "_space")()
        if name not in space:
            raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))
        del space[name]


class _ExceptHookArgs(tuple):
    """Type used to pass arguments to threading.excepthook."""
    __module__ = "_thread"
    exc_type, exc_value, exc_traceback, thread = [property(lambda self, i=i: self[i]) for i in range(4)]

    def __repr__(self):
        names = "exc_type", "exc_value", "exc_traceback", "thread"
        return "_thread._ExceptHookArgs(%s)" % ", ".join("%s=%r" % pair for pair in zip(names, self))

_built_in = (allocate_lock, exit, get_native_id, interrupt_main, stack_size, start_new_thread)
