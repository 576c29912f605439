# How numbers are written if the locale says so, and the full names of locales.
import locale

print(locale.format_string("%d %s %.2f %%", (1234567, "text", 1234.5), grouping=True), locale.str(3.25))
locale._override_localeconv = {"decimal_point": ",", "thousands_sep": ".", "grouping": [3, 3, 0], "mon_decimal_point": ",",
                               "mon_thousands_sep": ".", "mon_grouping": [3, 0], "currency_symbol": "EUR", "int_curr_symbol": "EUR ",
                               "frac_digits": 2, "int_frac_digits": 2, "p_cs_precedes": 0, "n_cs_precedes": 0, "p_sep_by_space": 1,
                               "n_sep_by_space": 1, "p_sign_posn": 1, "n_sign_posn": 1, "positive_sign": "", "negative_sign": "-"}
for form, value in (("%d", 1234567), ("%d", 12), ("%12d|", 1234567), ("%-12d|", 1234567), ("%.2f", 1234567.891), ("%+f", -1.5),
                    ("%e", 12345.678), ("%s %d", ("a", 5000)), ("%*d", (10, 12345)), ("%(n)d", {"n": 100000}), ("%5d%%", 1000)):
    print(repr(locale.format_string(form, value)), repr(locale.format_string(form, value, grouping=True)))
print(locale.currency(1234567.5), locale.currency(-1234567.5, grouping=True), locale.currency(3, symbol=False),
      locale.currency(99, international=True))
print(locale.str(1234.5), locale.atof("1.234,5"), locale.atoi("1.234"), locale.delocalize("1.234.567,8"), locale.localize("1234567.8", True))
locale._override_localeconv = {}
try:
    locale.currency(5)
except ValueError as error:
    print(error)
for name in ("de", "DE_de", "en_us.utf8", "en_US.UTF-8", "de_AT", "xx_YY", "fr_FR@euro", "C", "POSIX", "ja_JP.eucjp", "pt_br", "german"):
    print(name, locale.normalize(name))
