def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import string
class Colon(string.Template):
    delimiter = ':'
    idpattern = '[a-z]+'
print(Colon(':name is :{age} ::').substitute(name='x', age=3))
class Case(string.Template):
    flags = 0
print(Case('$ABC $abc').safe_substitute(abc=1))
print(t(lambda: string.Template('line\n  $1').substitute()))
for k in ('a', 'b'):
    print(string.Template('Dear $name, you owe $$${amount}').substitute(name=k, amount=len(k) * 10))
