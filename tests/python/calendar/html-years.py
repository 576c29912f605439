import calendar
import warnings

h = calendar.HTMLCalendar()
print(h.formatyear(2024)[:400])
print(len(h.formatyear(2023, width=5)))
page = h.formatyearpage(2025, css=None)
print(type(page), page[:300].decode(), page[-30:])


class Styled(calendar.HTMLCalendar):
    cssclass_year, cssclass_year_head = "jahr", "kopf"


print(Styled(6).formatyear(2021).split("<td>")[0])
print(calendar.LocaleTextCalendar(locale="C").formatweekday(0, 9), calendar.LocaleHTMLCalendar(locale="C").formatweekday(1))
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    print(calendar.January, calendar.JANUARY, told[0].message)
