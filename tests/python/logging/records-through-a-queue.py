"""A queue between loggers and handlers: the listener hands on what arrives, until it is stopped."""
import logging
import logging.handlers
import queue
import sys

log = logging.getLogger("net")
log.setLevel(logging.DEBUG)
waiting = queue.Queue()
door = logging.handlers.QueueHandler(waiting)
log.addHandler(door)
log.warning("%d of %d", 1, 2)
record = waiting.get()
print(record.getMessage(), record.args, record.levelname, waiting.empty())

# The record of the other handlers is left as it was.
class Shows(logging.Handler):
    def emit(self, record):
        print("shown", record.msg, record.args)

log.addHandler(Shows())
log.error("port %s", 80)
log.handlers.pop()

shout = logging.StreamHandler(sys.stdout)
shout.setLevel(logging.ERROR)
shout.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
every = logging.StreamHandler(sys.stdout)
listener = logging.handlers.QueueListener(waiting, shout, every, respect_handler_level=True)
listener.start()
log.info("only for one")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("for both")
listener.stop()
print(waiting.empty(), waiting.unfinished_tasks, listener._thread)
try:
    listener.stop()
except AttributeError as e:
    print(e)
log.info("nobody listens")
print(waiting.qsize())

# Without respect for the levels every handler gets all.
again = logging.handlers.QueueListener(waiting, shout)
again.start()
again.stop()


class Full(queue.Queue):
    def put_nowait(self, item):
        raise queue.Full


logging.raiseExceptions = False
door.queue = Full()
log.error("is dropped")
print(door, listener.handlers)
