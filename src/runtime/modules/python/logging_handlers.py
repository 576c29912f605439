"""More handlers."""

import copy
import logging
import os
import queue
import threading


class MemoryHandler(logging.Handler):
    """Keeps records until there are enough of them, or a bad one."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__()
        self.capacity, self.flushLevel, self.target, self.flushOnClose, self.buffer = capacity, flushLevel, target, flushOnClose, []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None
        super().close()


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        super().__init__()
        self.queue, self.listener = queue, None

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)

    def prepare(self, record):
        """A copy that says all in its message: the other handlers of the record still need what is taken out."""
        text = self.format(record)
        record = copy.copy(record)
        record.msg = record.message = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def enqueue(self, record):
        self.queue.put_nowait(record)


class QueueListener:
    """Hands what arrives in a queue to handlers, from a thread of its own."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers, self.respect_handler_level, self._thread = queue, handlers, respect_handler_level, None

    def start(self):
        self._thread = threading.Thread(target=self._monitor)
        self._thread.daemon = True
        self._thread.start()

    def stop(self):
        self.enqueue_sentinel()
        self._thread.join()
        self._thread = None

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def dequeue(self, block):
        return self.queue.get(block)

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        counted = hasattr(self.queue, "task_done")
        while True:
            try:
                record = self.dequeue(True)
            except queue.Empty:
                break
            if record is not self._sentinel:
                self.handle(record)
            if counted:
                self.queue.task_done()
            if record is self._sentinel:
                break


class RotatingFileHandler(logging.FileHandler):
    """Starts a new file when the old one is full."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        self.maxBytes, self.backupCount = maxBytes, backupCount
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)

    def emit(self, record):
        if self.maxBytes > 0:
            if self.stream is None:
                self.stream = self._open()
            if self.stream.tell() + len(self.format(record).encode()) + 1 >= self.maxBytes:
                self.doRollover()
        super().emit(record)

    def doRollover(self):
        self.stream.close()
        self.stream = None
        for i in range(self.backupCount - 1, 0, -1):
            source = "%s.%d" % (self.baseFilename, i)
            if os.path.exists(source):
                os.replace(source, "%s.%d" % (self.baseFilename, i + 1))
        if self.backupCount > 0 and os.path.exists(self.baseFilename):
            os.replace(self.baseFilename, self.baseFilename + ".1")
        self.stream = self._open()
