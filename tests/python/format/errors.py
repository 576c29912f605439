for value, spec in ((1, 's'), (1.5, 'd'), (1, '.2d'), ([], '5'), (None, 'x'), (1, 'q'), (1, '10 d'), (1.5, ',_')):
    try:
        print(format(value, spec))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
