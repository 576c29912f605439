"""The locale C, which is the only one here."""

__all__ = ["Error", "LC_ALL", "LC_COLLATE", "LC_CTYPE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC", "LC_TIME", "atof", "atoi",
           "currency", "delocalize", "format_string", "getdefaultlocale", "getencoding", "getlocale", "getpreferredencoding",
           "localeconv", "localize", "nl_langinfo", "setlocale", "str", "strcoll", "strxfrm"]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_str = str  # as a function is named so, too


CHAR_MAX, CODESET, RADIXCHAR, THOUSEP, CRNCYSTR, YESEXPR, NOEXPR = 127, 14, 65536, 65537, 262159, 327680, 327681
_words = (("ABDAY_", "Sun Mon Tue Wed Thu Fri Sat"), ("DAY_", "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
          ("ABMON_", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
          ("MON_", "January February March April May June July August September October November December"))
_langinfo = {CODESET: "UTF-8", RADIXCHAR: ".", THOUSEP: "", CRNCYSTR: "-", YESEXPR: "^[yY]", NOEXPR: "^[nN]"}
# The days and months follow one another from here on, and then the forms of dates and times.
for _prefix, _each in _words:
    for _i, _word in enumerate(_each.split(), 1):
        globals()[_prefix + str(_i)] = 131066 + len(_langinfo)
        _langinfo[131066 + len(_langinfo)] = _word
for _name, _number, _form in (("AM_STR", 131110, "AM"), ("PM_STR", 131111, "PM"), ("D_T_FMT", 131112, "%a %b %e %H:%M:%S %Y"),
                              ("D_FMT", 131113, "%m/%d/%y"), ("T_FMT", 131114, "%H:%M:%S"), ("T_FMT_AMPM", 131115, "%I:%M:%S %p"),
                              ("ERA", 131116, ""), ("ERA_D_FMT", 131118, ""), ("ALT_DIGITS", 131119, ""), ("ERA_D_T_FMT", 131120, ""),
                              ("ERA_T_FMT", 131121, "")):
    globals()[_name], _langinfo[_number] = _number, _form
del _prefix, _each, _i, _word, _name, _number, _form, _words


def nl_langinfo(key, /):
    if key not in _langinfo:
        raise ValueError("unsupported langinfo constant")
    return _langinfo[key]


class Error(Exception):
    pass


def _name_of(locale):
    """LOCALE as text; it may also be a language and an encoding."""
    if locale is None or isinstance(locale, _str):
        return locale
    try:
        language, encoding = locale
        if isinstance(language or "", _str) and isinstance(encoding or "", _str):
            return (language or "C") + ("." + encoding if encoding else "")
    except (TypeError, ValueError):
        pass
    raise TypeError("Locale must be None, a string, or an iterable of two strings -- language code, encoding.") from None


def setlocale(category, locale=None):
    locale = _name_of(locale)
    if category not in range(13):
        raise Error("unsupported locale setting")
    if locale in (None, "", "C", "POSIX", "C.UTF-8", "en_US.UTF-8"):
        return "C" if locale != "en_US.UTF-8" else "en_US.UTF-8"
    raise Error("unsupported locale setting")


def getlocale(category=LC_CTYPE):
    return "en_US", "UTF-8"


def getdefaultlocale(envvars=()):
    return "en_US", "UTF-8"


def getpreferredencoding(do_setlocale=True):
    return "UTF-8"


def getencoding():
    return "UTF-8"


def localeconv():
    return {"decimal_point": ".", "thousands_sep": "", "grouping": [], "int_curr_symbol": "", "currency_symbol": "", "mon_decimal_point": "",
            "mon_thousands_sep": "", "mon_grouping": [], "positive_sign": "", "negative_sign": "", "int_frac_digits": 127,
            "frac_digits": 127, "p_cs_precedes": 127, "p_sep_by_space": 127, "n_cs_precedes": 127, "n_sep_by_space": 127,
            "p_sign_posn": 127, "n_sign_posn": 127}


def _check_whole(text):
    if "\0" in text:
        raise ValueError("embedded null character")


def strcoll(a, b):
    _check_whole(a)
    _check_whole(b)
    return (a > b) - (a < b)


def strxfrm(s):
    _check_whole(s)
    return s


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    return "%.12g" % val


def delocalize(string):
    """A number as the locale writes it, as Python does: C writes the same."""
    return string


def localize(string, grouping=False, monetary=False):
    return string


def atof(string, func=float):
    return func(delocalize(string))


def atoi(string):
    return int(delocalize(string))

_built_in_module = "_locale"
_built_in = (getencoding, strcoll, strxfrm)
