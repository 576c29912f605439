# The completions of names and attributes.
import rlcompleter
def t(f, *a):
    try: return f(*a)
    except Exception as e: return f'{type(e).__name__}: {e}'
class A:
    x = 1
    _y = 2
    def m(self): pass
    def n(self, a): pass
    @property
    def p(self): print('never'); return 1
    none = None
a = A()
c = rlcompleter.Completer({'a': a, 'alpha': 1, 'func': lambda: 0, 'func2': lambda x: 0, 'A': A, 'text': 'abc'})
def all_of(text):
    out, i = [], 0
    while (m := c.complete(text, i)) is not None: out.append(m); i += 1
    return out
for text in ['al', 'fu', 'im', 'tr', 'pri', 'N', 'Tr', 'mat', 'zzz', 'a.', 'a._', 'a.__i', 'A.', 'A.m', 'text.is', 'text.upper', 'zz.', 'a.m().', 'a.x.real', 'el', 'fin', 'whil']: print(repr(text), all_of(text))
print(repr(c.complete('', 0)), c.complete('', 1), t(rlcompleter.Completer, 5), rlcompleter.Completer().complete('all_', 0), rlcompleter.Completer({}).namespace)
print(all_of('text.')[:4], len(all_of('text.')) > 30)
