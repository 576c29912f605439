"""Locks, and what belongs to a thread."""

from _native import static_type as _static_type

_stands_for_native = True
error = RuntimeError
TIMEOUT_MAX = 9223372036.0


def get_ident():
    from threading import current_thread
    return current_thread().ident


get_native_id = get_ident


def interrupt_main(signum=2, /):
    raise KeyboardInterrupt


def start_new_thread(function, args, kwargs={}, /):
    from threading import Thread
    thread = Thread(target=function, args=args, kwargs=kwargs)
    thread.start()
    return thread.ident


@_static_type
class lock:
    """A lock."""
    __module__ = "_thread"
    __slots__ = ("_locked", "__weakref__")

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        if self._locked:
            if blocking and timeout == -1:
                raise RuntimeError("acquire() would wait for ever: threads run one after the other here, each from its start to its end")
            return False
        self._locked = True
        return True

    __enter__ = acquire

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def __exit__(self, *args):
        self.release()

    def locked(self):
        return self._locked

    acquire_lock, release_lock, locked_lock = acquire, release, locked

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
        self._owner, self._count = None, 0

    def _is_owned(self):
        return self._owner == get_ident()

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner not in (None, me):
            if blocking and timeout == -1:
                raise RuntimeError("acquire() would wait for ever: threads run one after the other here, each from its start to its end")
            return False
        self._owner = me
        self._count += 1
        return True

    __enter__ = acquire

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return "<%s _thread.RLock object owner=%s count=%d at %#x>" % ("locked" if self._count else "unlocked", self._owner or 0, self._count,
                                                                      id(self))


class _local:
    """Attributes that each thread has its own of."""
    __module__ = "_thread"

    def __init__(self, /, *args, **kwargs):
        object.__setattr__(self, "_spaces", {})

    def _space(self):
        return object.__getattribute__(self, "_spaces").setdefault(get_ident(), {})

    def __getattribute__(self, name):
        if name == "__dict__":
            return object.__getattribute__(self, "_space")()
        if not name.startswith("__"):
            space = object.__getattribute__(self, "_space")()
            if name in space:
                return space[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        object.__getattribute__(self, "_space")()[name] = value

    def __delattr__(self, name):
        space = object.__getattribute__(self, "_space")()
        if name not in space:
            raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))
        del space[name]


local = _local
