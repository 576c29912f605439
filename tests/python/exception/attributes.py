e = ValueError('a', 1)
print(repr(e), str(e), e.args, ValueError(), repr(ValueError('x')), str(KeyError('k')), str(KeyError('k', 2)), repr(Exception([1])))
try:
    raise RuntimeError('outer') from ValueError('cause')
except RuntimeError as r:
    print(repr(r.__cause__), r.__suppress_context__, r.__context__ is None, r.__traceback__ is not None)
class Mine(Exception):
    def __init__(self, code): self.code = code
print(repr(Mine(5)), Mine(5).args, Mine(5).code)
n = NameError('x', name='y'); print(n.name, StopIteration(5).value, ImportError('m', name='n').name, AttributeError('a', obj=1).obj)
