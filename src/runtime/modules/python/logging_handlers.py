"""More handlers."""

import logging
import os


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
        record.msg = record.message = self.format(record)
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        self.queue.put_nowait(record)


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
