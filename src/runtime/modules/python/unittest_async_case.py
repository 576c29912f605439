"""Test cases whose methods are coroutines."""

import asyncio
import inspect
from unittest.case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    def _await(self, made):
        return self._runner.run(_wait_for(made)) if inspect.isawaitable(made) else made

    def _call_set_up(self):
        self._runner = asyncio.Runner()
        self.setUp()
        self._await(self.asyncSetUp())

    def _call_test(self, method):
        self._await(method())

    def _call_tear_down(self):
        self._await(self.asyncTearDown())
        self.tearDown()

    def _call_cleanup(self, function, args, kwargs):
        self._await(function(*args, **kwargs))

    def run(self, result=None):
        try:
            return super().run(result)
        finally:
            if self.__dict__.get("_runner") is not None:
                self._runner.close()
                self._runner = None


async def _wait_for(made):
    return await made
