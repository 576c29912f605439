import re
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
print(t(lambda:re.match('a',5)),t(lambda:re.match(b'a','a')),t(lambda:re.match('a',b'a')),t(lambda:re.compile('a',re.A|re.U)),t(lambda:re.compile('a',re.L)),t(lambda:re.compile(b'a',re.U)),t(lambda:re.compile(re.compile('a'),re.I)),t(lambda:re.compile(5)))
