import re
s = re.Scanner([(r'\d+', lambda s, t: int(t)), (r'(\w)\w*', lambda s, t: (t, s.match.span())), (r'[+*-]', 'op'), (r'\s+', None)])
print(s.scan('abc 12 + d4 !x'), s.scan(''), s.scan('1+2*x'), s.lexicon[2])
print(re.Scanner([('A', 1), ('b', 2)], re.I).scan('aBbAc'))
