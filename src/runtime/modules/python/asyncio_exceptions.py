"""asyncio exceptions."""

__all__ = ("BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError")


class CancelledError(BaseException):
    """Thrown into whatever waits for a future or task that was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Exception):
    """A result was asked for or set at the wrong time."""


class BrokenBarrierError(RuntimeError):
    """Somebody broke the barrier while others waited at it."""
