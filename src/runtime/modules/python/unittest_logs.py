"""The contexts of assertLogs and assertNoLogs."""

import collections
import logging

__unittest = True

_Watcher = collections.namedtuple("_LoggingWatcher", ["records", "output"])


class _Catching(logging.Handler):
    def __init__(self):
        super().__init__()
        self.watcher = _Watcher([], [])

    def emit(self, record):
        self.watcher.records.append(record)
        self.watcher.output.append(self.format(record))


class _AssertLogs:
    def __init__(self, test_case, logger_name, level, no_logs):
        self.test_case, self.logger_name, self.no_logs, self.msg = test_case, logger_name, no_logs, None
        self.level = logging._checkLevel(level) if level else logging.INFO

    def __enter__(self):
        name = self.logger_name
        logger = self.logger = name if isinstance(name, logging.Logger) else logging.getLogger(name)
        handler = _Catching()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self.watcher = handler.watcher
        self._kept = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else handler.watcher

    def __exit__(self, exc_type, exc_value, tb):
        self.logger.handlers, level, self.logger.propagate = self._kept
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        count = len(self.watcher.records)
        if self.no_logs and count:
            self._fail("Unexpected logs found: %r" % (self.watcher.output,))
        elif not self.no_logs and count == 0:
            self._fail("no logs of level %s or higher triggered on %s" % (logging.getLevelName(self.level), self.logger.name))

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))
