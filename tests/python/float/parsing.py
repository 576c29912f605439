print(float('1.5'), float(' 1e3 '), float('-.5'), float('5.'), float('1_000.5'), float('Infinity'), float('-nan'))
for bad in ('', '1.5.2', 'abc', '1e', '--1'):
    try:
        float(bad)
    except ValueError as e:
        print(e)
