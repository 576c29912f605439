for spec in ('', 'f', '.2f', '.0f', 'e', '.3e', 'g', '.3g', '%', '.1%', '10.2f', '<10.2f', '+.2f', ',.2f', '010.3f', '#.0f', 'G', 'E', 'n'):
    print(repr(spec), repr(format(1234.5678, spec)), repr(format(-0.00012, spec)))
