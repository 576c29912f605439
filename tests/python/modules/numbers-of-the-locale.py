# The locale C writes numbers as Python does, and orders texts by their characters.
import locale

for number in "1234.5", "-1", "12":
    print(locale.delocalize(number), locale.localize(number), locale.localize(number, grouping=True), locale.atof(number))
print(locale.atof("3", int), locale.atoi("12"), locale.format_string("%(a)d", {"a": 1234}, grouping=True), locale.CHAR_MAX)
print(locale.strcoll("a", "b") < 0, locale.strcoll("b", "a") > 0, locale.strcoll("a", "a"), locale.setlocale(locale.LC_NUMERIC, ("C", None)))
for call in (lambda: locale.strcoll("a\0", "b"), lambda: locale.strxfrm("a\0b"), lambda: locale.setlocale(locale.LC_ALL, ("x", "y")),
             lambda: locale.setlocale(99, "C"), lambda: locale.setlocale(locale.LC_ALL, (b"a", b"b")),
             lambda: locale.setlocale(locale.LC_ALL, 5), lambda: locale.setlocale(locale.LC_ALL, "xx_YY")):
    try:
        print(call())
    except (ValueError, TypeError, locale.Error) as error:
        print(type(error).__name__, error)
