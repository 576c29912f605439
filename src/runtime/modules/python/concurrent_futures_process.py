"""Executors that would call in other processes. There are none here: threads do it."""

from concurrent.futures import _base, thread


class BrokenProcessPool(_base.BrokenExecutor):
    """A process of the pool ended before its time."""


class ProcessPoolExecutor(thread.ThreadPoolExecutor):
    """There are no processes here: threads do it."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        super().__init__(max_workers, "", initializer, initargs)
