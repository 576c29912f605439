import re
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
print(re.sub(r'(\w+)',lambda m:m[1].upper(),'a bc'),re.sub('x*','-','abxd'),re.sub(r'(a)(b)?',r'[\1\2]','aab'), re.sub('a','\\\\','aa'), re.sub('(.)',r'\1\1','abc',count=2))
for tpl in [r'\2',r'\g<x>',r'\g<',r'\g<a',r'\gx',r'\g<>',r'\q','\\',r'\g<1a>',r'\400',r'\101',r'\0',r'\g<0>',r'\g<99>',r'\n\t\\',r'\.', r'\g<-1>']:
    print(tpl, t(lambda: re.sub('(a)',tpl,'xa')))
