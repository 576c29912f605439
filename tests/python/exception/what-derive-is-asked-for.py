g = ExceptionGroup('g', [ValueError(1), KeyError(2)])
m = g.subgroup(ValueError)
print(m.__suppress_context__, g.__suppress_context__, m.__cause__, m.__context__)
m, r = g.split(ValueError)
print(m.__suppress_context__, r.__suppress_context__)
class N(ExceptionGroup):
    def derive(self, e): return N(self.message, e)
    def __getattr__(self, name):
        if name == '__notes__': raise RuntimeError('no notes')
        raise AttributeError(name)
try: N('n', [ValueError(1), KeyError(2)]).subgroup(KeyError)
except RuntimeError as e: print(repr(e))
class S(ExceptionGroup):
    def derive(self, e): return S(self.message, e)
    def __setattr__(self, n, v): raise RuntimeError('set ' + n)
s = S('s', [ValueError(1), KeyError(2)])
s.__dict__['__notes__'] = ('a', 'b')
try: s.subgroup(KeyError)
except RuntimeError as e: print(repr(e))
for notes in (('a', 'b'), 'text', {1: 2}, {1}, 5, iter('ab'), None):
    g = ExceptionGroup('g', [ValueError(1), KeyError(2)])
    g.__notes__ = notes
    m = g.subgroup(ValueError)
    print(getattr(m, '__notes__', 'none'))
def f(e):
    print('asked', type(e).__name__, e.args[1:] if isinstance(e, Exception) else 0)
    return isinstance(e, KeyError)
ExceptionGroup('a', [ExceptionGroup('b', [KeyError(1)]), ValueError(2)]).subgroup(f)
class D(ExceptionGroup):
    def derive(self, e):
        print('derive', self.message, e)
        return D(self.message, e)
g = D('a', [D('b', [KeyError(1), TypeError(2)]), ValueError(3)])
g.subgroup(KeyError); print('--'); g.split(KeyError); print('--')
try:
    try: raise g
    except* KeyError: 1
except* ValueError: pass
except* TypeError: pass
print('--')
try:
    try: raise g
    except* KeyError: raise
    except* ValueError as e: raise OSError(1)
except Exception as e: print(repr(e))
class Bad(ExceptionGroup):
    def derive(self, e): return 5
try: Bad('b', [KeyError(1), ValueError(2)]).subgroup(KeyError)
except TypeError as e: print(e)
