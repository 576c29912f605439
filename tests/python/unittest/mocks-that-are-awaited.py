# Mocks that are awaited and what is asserted of them; tests run without a result, skipped, within suites, and with contexts that are awaited
import asyncio, inspect, unittest, io
from unittest.mock import AsyncMock, MagicMock, Mock, ANY, call, create_autospec, patch
m = AsyncMock()
print(asyncio.iscoroutinefunction(m), inspect.iscoroutinefunction(m), inspect.isawaitable(m()), asyncio.iscoroutinefunction(Mock()), inspect.iscoroutinefunction(MagicMock()))

class Foo:

    def __init__(s, n):
        s.n = n

    def __eq__(s, o):
        return type(o) is Foo and s.n == o.n

    def __repr__(s):
        return f'Foo({s.n})'

async def main():
    m = AsyncMock(return_value=3)
    print(await m(Foo(1), 1), m.await_count, m.await_args)
    for f in (lambda: m.assert_awaited_with(ANY, 1), lambda: m.assert_any_await(ANY, 1), lambda: m.assert_has_awaits([call(ANY, 1)]), lambda: m.assert_awaited_once_with(Foo(1), 2), lambda: m.assert_any_await(3), lambda: m.assert_has_awaits([call(3)]), lambda: m.assert_not_awaited(), lambda: m.assert_awaited_once()):
        try:
            print(f())
        except AssertionError as e:
            print(e)
    m = AsyncMock(side_effect=[1, ValueError('x'), 2])
    for i in range(4):
        try:
            print(await m())
        except (Exception, StopAsyncIteration) as e:
            print(repr(e))

    async def eff(x):
        return x * 2
    print(await AsyncMock(side_effect=eff)(4), await AsyncMock(side_effect=AsyncMock(return_value=10))())
    mm = MagicMock()
    mm.__aenter__.return_value = 'in'
    async with mm as v:
        print(v)
    mm.__aiter__.return_value = [1, 2]
    print([x async for x in mm])
    print(asyncio.iscoroutinefunction(mm.__aenter__), asyncio.iscoroutinefunction(mm.__aiter__))

    class C:

        async def a(self, x):
            pass

        def s(self, y):
            pass
    c = Mock(spec=C)
    print(type(c.a).__name__, type(c.s).__name__, asyncio.iscoroutinefunction(c.a))
    await c.a(1, 2, 3)
    print(c.a.await_args_list)
asyncio.run(main())
f = create_autospec(lambda a, b=1: None)
f.side_effect = [1, 2]
print(f(1), f(2, 3), f.call_args_list)
try:
    f()
except TypeError as e:
    print(e)
log = []

class R(unittest.TestResult):

    def __getattribute__(s, n):
        if n in ('startTest', 'stopTest', 'addSuccess', 'addSkip', 'addError', 'addFailure'):
            log.append(n)
        return super().__getattribute__(n)

class T(unittest.TestCase):

    def setUp(s):
        log.append('setUp')

    def test_ok(s):
        pass

    @unittest.skip('why')
    def test_sk(s):
        pass

@unittest.skip('cls')
class U(unittest.TestCase):

    def test_x(s):
        pass
for t in (T('test_ok'), T('test_sk'), U('test_x')):
    r = R()
    t.run(r)
    print(log, r.skipped)
    log.clear()
    try:
        t.debug()
        print('debugged')
    except unittest.SkipTest as e:
        print('skip', e)
    log.clear()
s = unittest.TestSuite([T('test_ok'), T('test_ok')])
s.debug()
print(log)
s = unittest.TestSuite()
s.addTest(lambda result: print('called', type(result).__name__))
s.run(unittest.TestResult())

class A(unittest.IsolatedAsyncioTestCase):

    def setUp(s):
        print('setUp', asyncio.get_event_loop() is not None)

    async def asyncSetUp(s):
        print('asyncSetUp')

    async def test_a(s):

        class CM:

            async def __aenter__(c):
                print('enter')
                return 5

            async def __aexit__(c, *a):
                print('exit', a)
        print(await s.enterAsyncContext(CM()))
        s.addAsyncCleanup(s.cl, 1)
        s.addCleanup(print, 'sync')
        try:
            await s.enterAsyncContext(3)
        except TypeError as e:
            print(e)

    async def cl(s, x):
        print('cl', x)

    async def asyncTearDown(s):
        print('asyncTearDown')

    def tearDown(s):
        print('tearDown')
r = unittest.TestResult()
A('test_a').run(r)
print(r)
A('test_a').debug()
