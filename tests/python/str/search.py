s = 'banana'
print(s.find('an'), s.rfind('an'), s.find('x'), s.index('n'), s.count('a'), s.count('ana'), s.count(''), s.find('a', 2), s.find('a', 2, 3))
print(s.startswith('ba'), s.endswith(('x', 'na')), s.startswith('an', 1), 'nan' in s, '' in s)
try:
    s.index('x')
except ValueError as e:
    print(e)
try:
    1 in s
except TypeError as e:
    print(e)
