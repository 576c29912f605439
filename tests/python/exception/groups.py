# exits with 1
try:
    raise ExceptionGroup('several', [ValueError('a'), TypeError('b'), ValueError('c')])
except* ValueError as g:
    print(repr(g))
except* TypeError as g:
    print(repr(g.exceptions))
raise ExceptionGroup('left', [ValueError(1), ExceptionGroup('nested', [KeyError('k')])])
