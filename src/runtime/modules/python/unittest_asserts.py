"""What test cases assert."""

import difflib
import pprint
import re
import warnings
from collections import Counter

__unittest = True


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < 80 else text[:80] + " [truncated]..."


def _shorten(text, prefix, suffix):
    skip = len(text) - prefix - suffix
    return "%s[%d chars]%s" % (text[:prefix], skip, text[len(text) - suffix:]) if skip > 12 else text


def _length_of(seq):
    try:
        return len(seq)
    except (TypeError, NotImplementedError):
        return None


def _item_at(seq, i, which):
    """The item, and what to say if WHICH has no such item."""
    try:
        return seq[i], None
    except (TypeError, IndexError, NotImplementedError):
        return None, "Unable to index element %d of %s\n" % (i, which)


def _lines_apart(obj1, obj2):
    return "\n" + "\n".join(difflib.ndiff(pprint.pformat(obj1).splitlines(), pprint.pformat(obj2).splitlines()))


def _common_shorten(*args):
    """Reprs of two things, of which what they have in common is cut where both would be long."""
    import os
    texts = [safe_repr(arg) for arg in args]
    longest = max(map(len, texts))
    if longest <= 80:
        return tuple(texts)
    prefix = os.path.commonprefix(texts)
    same = len(prefix)
    room = 80 - (longest - same + 5 + 12)
    if room > 5:
        prefix = _shorten(prefix, 5, room)
        return tuple(prefix + text[same:] for text in texts)
    prefix = _shorten(prefix, 5, 5)
    return tuple(prefix + _shorten(text[same:], 41, 5) for text in texts)


def _clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # it still runs
        tb = tb.tb_next


class _Raises:
    """The context of assertRaises and its kin."""

    def __init__(self, expected, case, regex=None):
        self.expected, self.test_case = expected, case
        self.expected_regex = re.compile(regex) if regex is not None else None
        self.obj_name = self.msg = None

    def _name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def handle(self, name, args, kwargs):
        kind = BaseException if not isinstance(self, _Warns) else Warning
        classes = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        for cls in classes:
            if not (isinstance(cls, type) and issubclass(cls, kind)):
                raise TypeError("%s() arg 1 must be %s" % (name, "an exception type or tuple of exception types" if kind is BaseException
                                                           else "a warning category or tuple of warning categories"))
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError("%r is an invalid keyword argument for this function" % next(iter(kwargs)))
            return self
        function, *args = args
        self.obj_name = getattr(function, "__name__", None) or str(function)
        try:
            with self:
                function(*args, **kwargs)
        finally:
            self = None  # else what was raised would hold this frame, and this frame that

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            if self.obj_name:
                self._fail("%s not raised by %s" % (self._name(), self.obj_name))
            self._fail("%s not raised" % self._name())
        _clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._fail('"%s" does not match "%s"' % (self.expected_regex.pattern, exc_value))
        return True

    __class_getitem__ = classmethod(type(list[int]))


class _Warns(_Raises):
    def __enter__(self):
        self._catching = warnings.catch_warnings(record=True)
        self.warnings = self._catching.__enter__()
        warnings.simplefilter("always", self.expected if not isinstance(self.expected, tuple) else Warning)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._catching.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for shown in self.warnings:
            if not isinstance(shown.message, self.expected):
                continue
            first = first or shown.message
            if self.expected_regex is None or self.expected_regex.search(str(shown.message)):
                self.warning, self.filename, self.lineno = shown.message, shown.filename, shown.lineno
                return
        if first is not None:
            self._fail('"%s" does not match "%s"' % (self.expected_regex.pattern, first))
        if self.obj_name:
            self._fail("%s not triggered by %s" % (self._name(), self.obj_name))
        self._fail("%s not triggered" % self._name())


class Asserts:
    """The assert methods. They raise self.failureException."""

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        if msg is None:
            return standard
        try:
            return "%s : %s" % (standard, msg)
        except UnicodeDecodeError:
            return "%s : %s" % (safe_repr(standard), safe_repr(msg))

    def _unless(self, holds, standard, msg):
        if not holds:
            raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        if not expr:
            raise self.failureException(self._formatMessage(msg, "%s is not true" % safe_repr(expr)))

    def assertFalse(self, expr, msg=None):
        if expr:
            raise self.failureException(self._formatMessage(msg, "%s is not false" % safe_repr(expr)))

    # --- equality ---

    def assertEqual(self, first, second, msg=None):
        function = self._type_equality_funcs.get(type(first)) if type(first) is type(second) else None
        if isinstance(function, str):
            function = getattr(self, function)
        if function is not None:
            function(first, second, msg=msg)
        elif not first == second:
            self.fail(self._formatMessage(msg, "%s != %s" % _common_shorten(first, second)))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self.fail(self._formatMessage(msg, "%s == %s" % (safe_repr(first), safe_repr(second))))

    def _almost(self, first, second, places, delta):
        """Whether they are close, and how that is said."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, "%s delta (%s difference)" % (safe_repr(delta), safe_repr(difference))
        places = 7 if places is None else places
        return round(difference, places) == 0, "%r places (%s difference)" % (places, safe_repr(difference))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        close, how = self._almost(first, second, places, delta)
        self._unless(close, "%s != %s within %s" % (safe_repr(first), safe_repr(second), how), msg)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        close, how = self._almost(first, second, places, delta)
        how = how if delta is not None else how.split(" (")[0]
        self._unless(first != second and not close, "%s == %s within %s" % (safe_repr(first), safe_repr(second), how), msg)

    def _truncate(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + "\nDiff is %s characters long. Set self.maxDiff to None to see it." % len(diff)

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        kind = "sequence"
        if seq_type is not None:
            kind = seq_type.__name__
            for which, seq in ("First", seq1), ("Second", seq2):
                if not isinstance(seq, seq_type):
                    raise self.failureException("%s sequence is not a %s: %s" % (which, kind, safe_repr(seq)))
        for which, seq in ("First", seq1), ("Second", seq2):
            if _length_of(seq) is None:
                standard = "%s %s has no length.    Non-sequence?" % (which, kind)
                self.fail(self._formatMessage(msg, self._truncate(standard, _lines_apart(seq1, seq2))))
        if seq1 == seq2:
            return
        standard = "%ss differ: %s != %s\n" % ((kind.capitalize(),) + _common_shorten(seq1, seq2))
        len1, len2 = _length_of(seq1), _length_of(seq2)
        for i in range(min(len1, len2)):
            item1, told1 = _item_at(seq1, i, "first " + kind)
            item2, told2 = (None, None) if told1 else _item_at(seq2, i, "second " + kind)
            if told1 or told2:
                standard += "\n" + (told1 or told2)
                break
            if item1 != item2:
                standard += "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _common_shorten(item1, item2))
                break
        else:
            if len1 == len2 and seq_type is None and type(seq1) is not type(seq2):
                return
        if len1 != len2:
            which, longer, shorter = ("First", seq1, len2) if len1 > len2 else ("Second", seq2, len1)
            standard += "\n%s %s contains %d additional elements.\n" % (which, kind, abs(len1 - len2))
            extra, told = _item_at(longer, shorter, which.lower() + " " + kind)
            standard += told or "First extra element %d:\n%s\n" % (shorter, _common_shorten(extra)[0])
        self.fail(self._formatMessage(msg, self._truncate(standard, _lines_apart(seq1, seq2))))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for (one, other), which in ((set1, set2), "first set but not the second"), ((set2, set1), "second set but not the first"):
            try:
                only = one.difference(other)
            except TypeError as e:
                self.fail("invalid type when attempting set difference: %s" % e)
            except AttributeError as e:
                self.fail("%s argument does not support set difference: %s" % ("first" if one is set1 else "second", e))
            if only:
                lines.append("Items in the %s:" % which)
                lines += map(repr, only)
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            diff = "\n" + "\n".join(difflib.ndiff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines()))
            self.fail(self._formatMessage(msg, self._truncate("%s != %s" % _common_shorten(d1, d2), diff)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self.fail(self._formatMessage(msg, "%s != %s" % _common_shorten(first, second)))
        one, two = first, second
        # Where one has no end of its last line, both get one more: the difference shows as a line of its own. No text has no lines.
        if first and second and not (first.endswith("\n") and second.endswith("\n")):
            one, two = first + "\n", second + "\n"
        elif not (first + second).endswith("\n"):
            one, two = first and first + "\n", second and second + "\n"
        diff = "\n" + "".join(difflib.ndiff(one.splitlines(keepends=True), two.splitlines(keepends=True)))
        self.fail(self._formatMessage(msg, self._truncate("%s != %s" % _common_shorten(first, second), diff)))

    def assertCountEqual(self, first, second, msg=None):
        one, two = list(first), list(second)
        try:
            counts = [(two_count, one_count, item) for item, one_count, two_count in _counted(Counter(one), Counter(two))]
        except TypeError:
            counts = [(two.count(item), one.count(item), item) for item in _unhashable(one + two) if one.count(item) != two.count(item)]
        if counts:
            lines = ["First has %d, Second has %d:  %r" % (mine, other, item) for other, mine, item in counts]
            self.fail(self._formatMessage(msg, self._truncate("Element counts were not equal:\n", "\n".join(lines))))

    # --- identity, membership, kinds, order ---

    def assertIs(self, expr1, expr2, msg=None):
        self._unless(expr1 is expr2, "%s is not %s" % (safe_repr(expr1), safe_repr(expr2)), msg)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._unless(expr1 is not expr2, "unexpectedly identical: %s" % safe_repr(expr1), msg)

    def assertIsNone(self, obj, msg=None):
        self._unless(obj is None, "%s is not None" % safe_repr(obj), msg)

    def assertIsNotNone(self, obj, msg=None):
        self._unless(obj is not None, "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._unless(member in container, "%s not found in %s" % (safe_repr(member), safe_repr(container)), msg)

    def assertNotIn(self, member, container, msg=None):
        self._unless(member not in container, "%s unexpectedly found in %s" % (safe_repr(member), safe_repr(container)), msg)

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            which = "any of %r" % (cls,) if isinstance(cls, tuple) else "%r" % (cls,)
            self._unless(False, "%s is not an instance of %s" % (safe_repr(obj), which), msg)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._unless(not isinstance(obj, cls), "%s is an instance of %r" % (safe_repr(obj), cls), msg)

    def assertLess(self, a, b, msg=None):
        self._unless(a < b, "%s not less than %s" % (safe_repr(a), safe_repr(b)), msg)

    def assertLessEqual(self, a, b, msg=None):
        self._unless(a <= b, "%s not less than or equal to %s" % (safe_repr(a), safe_repr(b)), msg)

    def assertGreater(self, a, b, msg=None):
        self._unless(a > b, "%s not greater than %s" % (safe_repr(a), safe_repr(b)), msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._unless(a >= b, "%s not greater than or equal to %s" % (safe_repr(a), safe_repr(b)), msg)

    # --- texts, exceptions, warnings, logs ---

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex
        self._unless(pattern.search(text), "Regex didn't match: %r not found in %r" % (pattern.pattern, text), msg)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex) if isinstance(unexpected_regex, (str, bytes)) else unexpected_regex
        found = pattern.search(text)
        if found:
            self._unless(False, "Regex matched: %r matches %r in %r" % (text[found.start():found.end()], pattern.pattern, text), msg)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        from unittest.logs import _AssertLogs
        return _AssertLogs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        from unittest.logs import _AssertLogs
        return _AssertLogs(self, logger, level, True)


def _counted(one, two):
    for item, count in one.items():
        if count != two.get(item, 0):
            yield item, count, two.get(item, 0)
    for item, count in two.items():
        if item not in one:
            yield item, 0, count


def _unhashable(items):
    seen = []
    for item in items:
        if item not in seen:
            seen.append(item)
    return seen


for _method in vars(Asserts).values():
    if isinstance(_method, type(lambda: None)):
        _method.__qualname__ = "TestCase." + _method.__name__
del _method
