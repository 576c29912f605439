"""Test cases whose methods are coroutines."""

import asyncio
import inspect
import warnings
from unittest.case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    async def enterAsyncContext(self, cm):
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError("'%s.%s' object does not support the asynchronous context manager protocol"
                            % (cls.__module__, cls.__qualname__)) from None
        result = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return result

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    def _await(self, made):
        return self._runner.run(_wait_for(made)) if inspect.isawaitable(made) else made

    def _call_set_up(self):
        self._runner = asyncio.Runner()
        self._runner.get_loop()
        self.setUp()
        self._await(self.asyncSetUp())

    def _call_test(self, method):
        if self._await(method()) is not None:
            warnings.warn("It is deprecated to return a value that is not None from a test case (%s)" % method, DeprecationWarning,
                          stacklevel=4)

    def _call_tear_down(self):
        self._await(self.asyncTearDown())
        self.tearDown()

    def _call_cleanup(self, function, args, kwargs):
        self._await(function(*args, **kwargs))

    def run(self, result=None):
        try:
            return super().run(result)
        finally:
            self._close_runner()

    def debug(self):
        super().debug()
        self._close_runner()

    def _close_runner(self):
        if self.__dict__.get("_runner") is not None:
            self._runner.close()
            self._runner = None


async def _wait_for(made):
    return await made
