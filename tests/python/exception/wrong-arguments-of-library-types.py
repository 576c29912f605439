# What methods of library types say when they are given what they cannot use.
import array, calendar, collections, contextlib, fractions, inspect, re, string, weakref


def told(make):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)


def iadd(x):
    numbers = array.array('i', [1])
    numbers += x


match = re.match('(a)(?P<n>b)', 'ab')
for key in [], {}, 1.0, 'n', 'x', True, b'n', 2 ** 70, -1, None:
    told(lambda: match[key])
    told(lambda: match.group(key))
    told(lambda: match.start(key))
    told(lambda: match.span(key))
told(lambda: iadd([1]))
told(lambda: iadd(array.array('d')))
told(lambda: array.array(None))
told(lambda: array.array(5))
counter = collections.Counter('abca')
told(lambda: type(counter.elements()))
told(lambda: list(counter.elements()))
told(lambda: list(collections.Counter(a=2, b=-1, c=0).elements()))
told(lambda: counter.__delitem__())
told(lambda: contextlib.redirect_stdout())
told(lambda: calendar.leapdays('a', 1))
told(lambda: calendar.leapdays(2000, 2025))
told(lambda: weakref.WeakSet)
told(lambda: string.Formatter().format(1))
told(lambda: string.Formatter().format([]))
told(lambda: inspect.getcallargs(1))
told(lambda: inspect.getcallargs(lambda a: 0))
told(lambda: fractions.Fraction(1, 2) ** 'a')
told(lambda: fractions.Fraction(1, 4) ** 0.5)
