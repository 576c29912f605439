"""The asyncio package: an event loop in one thread, tasks, and what they wait for each other with."""

__all__ = ["ALL_COMPLETED", "AbstractEventLoop", "AbstractEventLoopPolicy", "Barrier", "BaseEventLoop", "BoundedSemaphore",
           "BrokenBarrierError", "CancelledError", "Condition", "DefaultEventLoopPolicy", "Event", "FIRST_COMPLETED",
           "FIRST_EXCEPTION", "Future", "Handle", "InvalidStateError", "LifoQueue", "Lock", "PriorityQueue", "Queue",
           "QueueEmpty", "QueueFull", "Runner", "Semaphore", "Task", "TaskGroup", "Timeout", "TimeoutError",
           "TimerHandle", "_get_running_loop", "all_tasks", "as_completed", "create_task", "current_task",
           "ensure_future", "gather", "get_event_loop", "get_event_loop_policy", "get_running_loop", "iscoroutine",
           "iscoroutinefunction", "isfuture", "new_event_loop", "run", "run_coroutine_threadsafe", "set_event_loop",
           "set_event_loop_policy", "shield", "sleep", "timeout", "timeout_at", "to_thread", "wait", "wait_for",
           "wrap_future"]

__path__ = []
from asyncio.exceptions import *
from asyncio.events import *
from asyncio.events import _get_running_loop
from asyncio.futures import *
from asyncio.locks import *
from asyncio.queues import *
from asyncio.tasks import *
from asyncio.timeouts import *
from asyncio.taskgroups import *
from asyncio.runners import *
