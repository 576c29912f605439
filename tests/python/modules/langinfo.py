# What the locale C says of days, months, dates and times.
import locale

names = sorted(name for name in dir(locale) if isinstance(getattr(locale, name), int) and name.isupper() and name[:3] != "LC_")
print({name: getattr(locale, name) for name in names})
print({name: locale.nl_langinfo(getattr(locale, name)) for name in names if name != "CHAR_MAX"})
try:
    locale.nl_langinfo(-1)
except ValueError as error:
    print(error)
