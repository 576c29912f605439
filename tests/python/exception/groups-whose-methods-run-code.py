class Loud(Exception):
    def __del__(self): print('del', self.args); len([1])
class G(ExceptionGroup):
    def derive(self, excs):
        x = [len(excs)]
        return G(self.message, excs)
    def __getattr__(self, name):
        x = 1
        if name == '__notes__':
            y = 2
        raise AttributeError(name)
class Noted(ExceptionGroup):
    def derive(self, excs):
        return Noted(self.message, excs)
    @property
    def __notes__(self):
        x = 1
        return ['note', 'two']
    @__notes__.setter
    def __notes__(self, v):
        print('set', v)
g = G('g', [Loud(1), ValueError(2), G('in', [TypeError(3), Loud(4)])])
print(g.subgroup(ValueError))
print(g.split(lambda e: isinstance(e, TypeError)))
n = Noted('n', [Loud(5), KeyError(6)])
print(n.subgroup(KeyError), n.split(KeyError))
del g, n
try:
    try:
        raise G('h', [Loud(7), ValueError(8), G('k', [TypeError(9), OSError(10)])])
    except* ValueError as e:
        x = 1
        raise
    except* TypeError as e:
        y = 2
        raise KeyError(5)
except BaseException as e:
    print(repr(e))
