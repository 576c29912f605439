"""The asyncio package: an event loop in one thread, tasks, and what they wait for each other with."""

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
