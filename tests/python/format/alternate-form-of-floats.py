# '#' keeps the point, also where no type is given.
for value in (0.0, 1.0, -2.5, 1e16, 1.5e16, 1e-320, -1e-7, 1e300, float('inf'), float('nan'), 1 + 2j, -0j, 1e20 - 1e-9j, complex('inf-nanj')):
    print(value, [format(value, spec) for spec in ('#', '#g', '#.3g', '#.0f', '#e', '#.0e', '+#', '#20', '<#24', '#.3', '#.0')])
for value in (float('inf'), float('-inf'), float('nan'), 1234567.0):
    print([format(value, spec) for spec in ('012_.1f', '+012,', '012', '_>12,', '=12_', '020_e')])
for spec in ('+,', '-_', '#,', ' ,s', 'z,', '=,', ',', '5,', '_'):
    try:
        print(format('text', spec))
    except ValueError as error:
        print(error)
