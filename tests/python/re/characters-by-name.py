import re
print(re.match(r'\N{LESS-THAN SIGN}+', '<<'), re.findall(r'[\N{GREEK SMALL LETTER ALPHA}-\N{GREEK SMALL LETTER GAMMA}\N{EM DASH}]', 'aα—γδ'))
for p in (r'\N', r'[\N]', r'\N{}', r'\N{SPAM}', r'x\N{LESS-THAN SIGN', r'[a\N{}]', r'\NLESS', rb'\N{LESS-THAN SIGN}', r'[\N{SPAM}]', r'\N{'):
    try: print(re.compile(p))
    except re.error as e: print(p, '|', e)
