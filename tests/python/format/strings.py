for spec in ('', 's', '10', '<10', '>10', '^10', '*^10', '.2', '10.2', '-<6'):
    print(repr(spec), repr(format('abc', spec)))
for spec in ('d', '+', '05', ',', '=5'):
    try:
        print(repr(format('abc', spec)))
    except ValueError as e:
        print(repr(spec), e)
