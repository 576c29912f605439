"""How much memory a program takes, by the count that the allocator keeps of its blocks. Which line asked for which block is not noted
here; the pictures of the heap show what there is, and who holds it."""

from _native import forget_peak as _forget_peak, memory as _memory

_stands_for_native = True
_base = None


def start(nframe=1):
    global _base
    if nframe < 1:
        raise ValueError("the number of frames must be in range [1; 65535]")
    if _base is None:
        _base = _memory()[0]
        _forget_peak()


def stop():
    global _base
    _base = None


def is_tracing():
    return _base is not None


def get_traced_memory():
    """What was taken since start(), and the most that was."""
    if _base is None:
        return 0, 0
    used, peak = _memory()
    return max(used - _base, 0), max(peak - _base, 0)


def reset_peak():
    if _base is not None:
        _forget_peak()


def clear_traces():
    global _base
    if _base is not None:
        _base = _memory()[0]
        _forget_peak()


def get_traceback_limit():
    return 1


def get_tracemalloc_memory():
    return 0


def get_object_traceback(obj):
    return None


def take_snapshot():
    if _base is None:
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    raise NotImplementedError("Heapscope does not note the lines that ask for memory: its pictures show what each object takes")

_built_in_module = "_tracemalloc"
_built_in = (clear_traces, get_traceback_limit, get_traced_memory, get_tracemalloc_memory, is_tracing, reset_peak, start, stop)
