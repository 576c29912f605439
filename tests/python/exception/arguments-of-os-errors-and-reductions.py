try: (1).foo
except AttributeError as e: print(e.__reduce__(), e.__getstate__())
try: foo
except NameError as e: print(e.__reduce__())
print(AttributeError().__reduce__(), ImportError().__reduce__(), ImportError(name='x').__reduce__())
e = AttributeError('x'); e.foo = 3; print(e.__reduce__())
e = OSError(1, 'x'); e.foo = 3; print(e.__reduce__())
class M(OSError):
    def __init__(self, msg, code): super().__init__(code, msg)
m = M("text", 2); print(repr(m), m.args, m.errno, m.strerror, str(m))
class M2(OSError):
    def __init__(self, msg): pass
m = M2("text"); print(repr(m), m.args, m.errno, m.strerror, str(m))
class M3(OSError):
    def __new__(cls, a, b): return super().__new__(cls, a, b, "file")
    def __init__(self, *args): super().__init__(*args)
m = M3(2, "text"); print(repr(m), m.args, m.errno, m.strerror, m.filename, str(m))
class M4(OSError):
    def __init__(self, *a, extra=None): super().__init__(*a); self.extra = extra
m = M4(2, "text", "f", extra=3); print(repr(m), m.args, m.errno, m.strerror, m.filename, str(m), m.extra)
class M5(OSError): pass
m = M5(2, "text", "f"); print(repr(m), m.args, m.errno, m.strerror, m.filename, str(m))
for a in [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6), (1, 2, None), (1,2,None,None,5)]:
    e = OSError(*a); print(repr(e), e.args, e.errno, e.strerror, e.filename, e.filename2, str(e), e.__reduce__())
b = BlockingIOError(11, 'x', 5); print(b.characters_written, b.args, b.filename)
b = BlockingIOError(11, 'x', 'name'); print(b.args, b.filename)
try: b.characters_written
except AttributeError as e: print(e)
b.characters_written = 7; print(b.characters_written)
try: OSError(1, x=2)
except TypeError as e: print(e)
try: M2("a", x=2)
except TypeError as e: print(e)
try: M5("a", x=2)
except TypeError as e: print(e)
e = OSError(); e.errno = 3; e.strerror = 'x'; e.filename = 'y'; print(str(e)); e.filename2 = 'z'; print(e)
import pickle, copy
for e in [OSError('foo','bar','baz'), OSError(2,'bar','baz'), ImportError('m', name='n', path='p'), OSError('foo'), OSError(1,'a','b',None,'c'), ModuleNotFoundError('m', name='q'), SyntaxError('a',('f',1,2,'t')), UnicodeDecodeError('u',b'a',0,1,'r'), StopIteration(4), SystemExit(3), KeyError(1), AttributeError('x', name='n', obj=3), NameError('x', name='n'), BlockingIOError(11,'x',5), ExceptionGroup('g',[ValueError(1)])]:
    print(repr(e), e.args, e.__reduce__())
    for f in copy.copy, copy.deepcopy, lambda e: pickle.loads(pickle.dumps(e)):
        n = f(e); print(repr(n), n.args, {k: getattr(n,k) for k in ('filename','filename2','errno','strerror','name','path','msg','lineno','value','code') if hasattr(n,k)})
