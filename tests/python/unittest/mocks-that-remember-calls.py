from unittest.mock import ANY, DEFAULT, MagicMock, Mock, NonCallableMock, PropertyMock, call, sentinel


def show(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


m = Mock(return_value=3)
print(m(1, b=2), m.called, m.call_count, m.call_args, m.call_args.args, m.call_args.kwargs)
m.assert_called_with(1, b=2)
m.assert_called_once_with(1, b=2)
m.assert_called_once()
m.assert_called()
show(m.assert_called_with, 2)
show(m.assert_not_called)
m(5)
show(m.assert_called_once)
show(m.assert_called_once_with, 5)
show(m.assert_any_call, 6)
print(m.call_args_list, m.mock_calls, m.call_args_list == [call(1, b=2), call(5)])
m.reset_mock()
print(m.called, m.call_count, m.call_args, m.mock_calls, m())
show(Mock().assert_called)
show(Mock(name="door").assert_called_with, 1, x=2)

# Attributes are mocks; what is called on them is remembered above.
shop = Mock()
shop.basket.add("apple", count=2)
shop.basket.pay().receipt(1)
shop.close()
print(shop.mock_calls)
print(shop.method_calls)
shop.assert_has_calls([call.basket.add("apple", count=2), call.basket.pay()])
show(shop.assert_has_calls, [call.close(), call.basket.pay()])
shop.assert_has_calls([call.close(), call.basket.pay()], any_order=True)
show(shop.assert_has_calls, [call.open()], any_order=True)
print(call.a.b(1).c(x=2), call.a(1).b(2).call_list(), call.x, call(1, "a"), call == call())
print(shop.basket is shop.basket, shop.basket.pay.return_value is shop.basket.pay())
print(repr(shop).startswith("<Mock id='"), repr(shop.basket.add).startswith("<Mock name='mock.basket.add' id='"))
print(repr(shop.basket.pay().receipt).split(" id=")[0], repr(Mock(name="n").x()).split(" id=")[0])

# What a call does.
m = Mock(side_effect=ValueError("no"))
show(m)
m = Mock(side_effect=[1, KeyError("k"), 3])
show(m), show(m), show(m)
try:
    m()
except StopIteration:
    print("at the end")
m = Mock(side_effect=lambda x: x * 2 if x else DEFAULT, return_value="given")
print(m(4), m(0))
m = Mock(wraps=[1, 2, 3])
print(m.index(3), m.mock_calls)
m = Mock(**{"method.return_value": 3, "other.side_effect": KeyError})
show(m.method), show(m.other)
m.configure_mock(**{"a.b.c": 7})
print(m.a.b.c)


class Robot:
    legs = 2

    def walk(self, steps, speed=1):
        return steps * speed

    def __len__(self):
        return 9


m = Mock(spec=Robot)
print(isinstance(m, Robot), m.walk(1, 2, 3) is m.walk.return_value)
show(lambda: m.fly)
show(lambda: m.walk.nothing.at.all is not None)
m.wings = 2
m = Mock(spec_set=Robot)
show(lambda: setattr(m, "wings", 2))
show(lambda: Mock(spec=["read"]).write)
show(NonCallableMock())
show(lambda: Mock().assert_colled())
show(lambda: Mock().assert_foo)
m = Mock()
del m.gone
show(lambda: hasattr(m, "gone"))

# Magic methods.
m = MagicMock()
print(len(m), int(m), bool(m), list(m), 3 in m, float(m), m == m, m == 3, m != 3, hash(m) == hash(m))
m.__len__.return_value = 4
m.__getitem__.side_effect = lambda key: key * 2
m.__iter__.return_value = [1, 2]
m.__str__.return_value = "text"
print(len(m), m[21], list(m), list(m), str(m), m.__getitem__.call_args)
with m as entered:
    print(entered is m.__enter__.return_value)
m["k"] = 1
print(m.__setitem__.mock_calls, m.__exit__.call_args)
m = MagicMock()
m + 1, 2 * m, -m
m.x.y[1]
print(m.mock_calls)
show(lambda: m < 3)
m = Mock()
m.__len__ = lambda self: 12
print(len(m))
show(lambda: Mock()[1])
show(len, MagicMock(spec=int))


class Page:
    title = "old"


page = Page()
title = PropertyMock(return_value="mocked")
type(page).title = title
print(page.title)
page.title = "new"
print(title.mock_calls)

print(sentinel.missing, sentinel.missing is sentinel.missing, sentinel.a == sentinel.b)
print(ANY == 3, call(1, ANY) == call(1, 2), ANY, [1, 2] == [ANY, 2])
args, kwargs = call(1, b=2)[-2:]
print(args, kwargs, len(call(1)), call.m(1)[0])
parent, child = Mock(), Mock()
parent.attach_mock(child, "kid")
child(1)
print(parent.mock_calls)
