for s in ('hello World', 'STRASSE', 'straße', 'ǆ', 'ÉCOLE', "they're", 'İ', 'ﬁ'):
    print(ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()))
