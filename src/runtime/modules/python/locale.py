"""The locale C, which is the only one here."""

import _collections_abc
import re

__all__ = ["Error", "LC_ALL", "LC_COLLATE", "LC_CTYPE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC", "LC_TIME", "atof", "atoi",
           "currency", "delocalize", "format_string", "getdefaultlocale", "getencoding", "getlocale", "getpreferredencoding",
           "localeconv", "localize", "nl_langinfo", "normalize", "setlocale", "str", "strcoll", "strxfrm"]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
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


_override_localeconv = {}  # what programs and tests put here is said instead


def localeconv():
    conv = {"decimal_point": ".", "thousands_sep": "", "grouping": [], "int_curr_symbol": "", "currency_symbol": "", "mon_decimal_point": "",
            "mon_thousands_sep": "", "mon_grouping": [], "positive_sign": "", "negative_sign": "", "int_frac_digits": 127,
            "frac_digits": 127, "p_cs_precedes": 127, "p_sep_by_space": 127, "n_cs_precedes": 127, "n_sep_by_space": 127,
            "p_sign_posn": 127, "n_sign_posn": 127}
    conv.update(_override_localeconv)
    return conv


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


_conversion = re.compile(r"%(?:\((?P<key>.*?)\))?(?P<modifiers>[-#0-9 +*.hlL]*?)[eEfFgGdiouxXcrs%]")


def _widths(grouping):
    """How many digits each group has, from the last one out."""
    last = None
    for width in grouping:
        if width == CHAR_MAX:
            return
        if width == 0:
            if last is None:
                raise ValueError("invalid grouping")
            while True:
                yield last
        yield width
        last = width


def _group(text, monetary=False):
    """TEXT, digits, with separators between groups, and how many characters these take."""
    conv = localeconv()
    separator = conv["mon_thousands_sep" if monetary else "thousands_sep"]
    grouping = conv["mon_grouping" if monetary else "grouping"]
    if not grouping:
        return text, 0
    end = len(text.rstrip())
    trailing, text = text[end:], text[:end]
    digits = len(text)
    while digits and text[digits - 1].isdigit():
        digits -= 1
    sign, rest, groups = text[:digits], text[digits:], []
    for width in _widths(grouping):
        if not rest:
            break
        groups.insert(0, rest[-width:])
        rest = rest[:-width]
    if rest:
        groups.insert(0, rest)
    return sign + separator.join(groups) + trailing, len(separator) * (len(groups) - 1)


def _without_padding(text, amount):
    """TEXT with at most AMOUNT spaces less, which its separators took the place of."""
    while amount and text[:1] == " ":
        text, amount = text[1:], amount - 1
    while amount and text[-1:] == " ":
        text, amount = text[:-1], amount - 1
    return text


def localize(string, grouping=False, monetary=False):
    """A number as the locale writes it."""
    return _localized(string, True, grouping, monetary)


def _localized(text, has_point, grouping, monetary):
    if has_point:
        taken = 0
        parts = text.split(".")
        if grouping:
            parts[0], taken = _group(parts[0], monetary)
        text = localeconv()["mon_decimal_point" if monetary else "decimal_point"].join(parts)
        return _without_padding(text, taken) if taken else text
    if grouping:
        text, taken = _group(text, monetary)
        return _without_padding(text, taken) if taken else text
    return text


def _formatted(percent, value, grouping=False, monetary=False, *additional):
    text = percent % ((value,) + additional) if additional else percent % value
    if percent[-1] in "eEfFgGdiu":
        return _localized(text, percent[-1] in "eEfFgG", grouping, monetary)
    return text


def format_string(f, val, grouping=False, monetary=False):
    """F % VAL, with numbers as the locale writes them."""
    percents = list(_conversion.finditer(f))
    pattern = _conversion.sub("%s", f)
    if isinstance(val, _collections_abc.Mapping):
        texts = ["%" if p[0][-1] == "%" else _formatted(p[0], val, grouping, monetary) for p in percents]
        return pattern % tuple(texts)
    if not isinstance(val, tuple):
        val = (val,)
    texts, at = [], 0
    for p in percents:
        if p[0][-1] == "%":
            texts.append("%")
            continue
        stars = p["modifiers"].count("*")
        texts.append(_formatted(p[0], val[at], grouping, monetary, *val[at + 1:at + 1 + stars]))
        at += 1 + stars
    return pattern % tuple(texts)


def currency(val, symbol=True, grouping=False, international=False):
    """VAL as money."""
    conv = localeconv()
    digits = conv["int_frac_digits" if international else "frac_digits"]
    if digits == 127:
        raise ValueError("Currency formatting is not possible using the 'C' locale.")
    text = _localized("%.*f" % (digits, abs(val)), True, grouping, True)
    text = "<" + text + ">"  # where the sign may have to stand, beside the number alone
    side = "n" if val < 0 else "p"
    if symbol:
        mark = conv["int_curr_symbol" if international else "currency_symbol"]
        space = " " if conv[side + "_sep_by_space"] else ""
        if conv[side + "_cs_precedes"]:
            text = mark + space + text
        else:
            if international and mark[-1] == " ":
                mark = mark[:-1]
            text += space + mark
    place = conv[side + "_sign_posn"]
    sign = conv["negative_sign" if val < 0 else "positive_sign"]
    if place == 0:
        text = "(" + text + ")"
    elif place == 1:
        text = sign + text
    elif place == 2:
        text += sign
    elif place == 3:
        text = text.replace("<", sign)
    elif place == 4:
        text = text.replace(">", sign)
    else:
        text = sign + text
    return text.replace("<", "").replace(">", "")


def str(val):
    return _formatted("%.12g", val)


def delocalize(string):
    """A number as the locale writes it, as Python does."""
    conv = localeconv()
    if conv["thousands_sep"]:
        string = string.replace(conv["thousands_sep"], "")
    if conv["decimal_point"]:
        string = string.replace(conv["decimal_point"], ".")
    return string


def atof(string, func=float):
    return func(delocalize(string))


def atoi(string):
    return int(delocalize(string))


# What languages are written with if nobody says; the others are with ISO8859-1.
_codesets = {"ISO8859-2": "bs_BA cs_CZ hr hu pl ro sk sl_SI", "ISO8859-5": "mk", "ISO8859-7": "el_GR", "ISO8859-8": "he_IL",
             "ISO8859-9": "tr", "ISO8859-11": "th", "ISO8859-13": "lt lv", "ISO8859-15": "et_EE fi", "CP1251": "bg be_BY",
             "KOI8-U": "uk_UA", "eucJP": "ja_JP", "eucKR": "ko_KR", "UTF-8": "ru fa_IR sr_RS", "ISO8859-6": "ar_AA", "TCVN": "vi_VN",
             "ISO8859-1": "af_ZA ca_ES cy_GB da_DK de en_US es fr ga_IE gl_ES id is it nb_NO nl nn_NO no pt sv_SE"}
_codeset_names = {"utf8": "UTF-8", "utf": "UTF-8", "eucjp": "eucJP", "euckr": "eucKR", "euccn": "eucCN", "sjis": "SJIS", "koi8r": "KOI8-R",
                  "koi8u": "KOI8-U", "gb2312": "gb2312", "big5": "big5", "gbk": "GBK", "iso88591": "ISO8859-1",
                  "iso885915": "ISO8859-15", "iso88592": "ISO8859-2", "latin1": "ISO8859-1", "ascii": "ISO8859-1", "en": "ISO8859-1"}
locale_alias = {"c": "C", "posix": "C", "english": "en_EN.ISO8859-1", "german": "de_DE.ISO8859-1", "french": "fr_FR.ISO8859-1",
                "spanish": "es_ES.ISO8859-1", "italian": "it_IT.ISO8859-1", "dutch": "nl_NL.ISO8859-1", "zh_cn": "zh_CN.gb2312",
                "zh_tw": "zh_TW.big5", "zh": "zh_CN.eucCN", "pt_br": "pt_BR.ISO8859-1", "c.utf8": "C.UTF-8"}
for _codeset, _names in _codesets.items():
    for _name in _names.split():
        _full = _name if "_" in _name else _name + "_" + _name.upper()
        locale_alias[_name[:2]] = locale_alias[_full.lower()] = _full + "." + _codeset
for _name in "de_AT de_BE de_CH de_LU en_AU en_CA en_GB en_IE en_NZ en_ZA es_AR es_CL es_CO es_MX fr_BE fr_CA fr_CH it_CH nl_BE".split():
    locale_alias[_name.lower()] = _name + ".ISO8859-1"
del _codeset, _names, _full


def normalize(localename):
    """LOCALENAME in full, with the codeset that it has if none is said; what is not known stays as it is."""
    name, at, modifier = localename.lower().replace(":", "@", 1).partition("@")
    name, dot, codeset = name.partition(".")
    codeset = codeset.replace("-", "").replace("_", "")
    known = locale_alias.get(name + dot + codeset) or locale_alias.get(name)
    if known is None:
        return localename
    known, dot_known, usual = known.partition(".")
    if not dot_known:
        return known
    if modifier == "euro" and not codeset:
        return known + ".ISO8859-15"
    codeset = _codeset_names.get(codeset, codeset.upper()) if codeset else usual
    if re.fullmatch(r"ISO8859\d+", codeset):
        codeset = "ISO8859-" + codeset[7:]
    return known + "." + codeset + (at + modifier if modifier and modifier != "euro" else "")


_built_in_module = "_locale"
_built_in = (getencoding, strcoll, strxfrm)
