import sys
log = []
# what the functions of sys.settrace and sys.setprofile are told
def tr(frame, event, arg):
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    frame.f_trace_opcodes = True
    return tr
def f(x):
    y = x + 1
    return y
sys.settrace(tr)
f(1)
sys.settrace(None)
print(len(log), log); log.clear()
sys.settrace(tr)
f(1)
sys.settrace(None)
print(len(log), log[:12]); log.clear()
def tr2(frame, event, arg):
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    frame.f_trace_lines = False
    return tr2
sys.settrace(tr2)
f(1)
sys.settrace(None)
print(len(log), log); log.clear()
fr = sys._getframe()
print(fr.f_trace, fr.f_trace_lines, fr.f_trace_opcodes)
for n, v in [('f_trace', 3), ('f_trace', None), ('f_trace_lines', 3), ('f_trace_opcodes', 0), ('f_trace_lines', False), ('f_trace_lines', True), ('f_lineno', 'x'), ('f_lineno', 3)]:
    try: setattr(fr, n, v); print(n, v, getattr(fr, n))
    except Exception as e: print(n, v, type(e).__name__, e)
for n in 'f_trace', 'f_trace_lines', 'f_back':
    try: delattr(fr, n); print(n, getattr(fr, n))
    except Exception as e: print(n, type(e).__name__, e)
def pr(frame, event, arg):
    log.append((frame.f_code.co_name, event, getattr(arg, '__qualname__', arg)))
def g():
    yield len("abc")
    yield [].append(1)
def h():
    for x in g(): pass
    sorted([3, 1], key=lambda v: -v)
    try: int("x")
    except ValueError: pass
    try: 1/0
    except ZeroDivisionError: pass
    try: [].pop()
    except IndexError: pass
    str(3); list.append([], 1); max(*[1, 2]); max(1, 2, key=len) if 0 else print(end="")
    "".join(["a"]); dict.fromkeys("ab"); object(); C().m()
    raise KeyError
class C:
    def __init__(self): pass
    def m(self): return 1
print(sys.getprofile())
sys.setprofile(pr)
try: h()
except KeyError: pass
print(sys.getprofile() is pr)
sys.setprofile(None)
for l in log: print(l)
log.clear()
def bad(frame, event, arg): raise ValueError("no")
sys.setprofile(bad)
try: f(1)
except ValueError as e: print('bad', e, sys.getprofile())
sys.setprofile(None)
def tr3(frame, event, arg):
    log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    if event == 'call': return None
    return tr3
def gg():
    yield 1
    yield 2
def local(frame, event, arg): log.append(('local', event)); return None
def tr4(frame, event, arg):
    if event == 'call' and not frame.f_trace: return local
    return None
sys.settrace(tr4)
list(gg())
sys.settrace(None)
print(log)
log.clear()
def from_here():
    def note(frame, event, arg):
        log.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
        return note
    sys._getframe().f_trace = note
    sys.settrace(note)
    x = 1
    y = x
    sys.settrace(None)
    z = 3
from_here()
print(log)
def raises_at(wanted):
    def hook(frame, event, arg):
        if event == wanted: raise LookupError(wanted)
        return hook
    def callee():
        try: 1/0
        except ZeroDivisionError: pass
        return 5
    sys.settrace(hook)
    try: print(callee())
    except LookupError as e: print(repr(e), sys.gettrace())
    finally: sys.settrace(None)
for event in "call", "line", "exception", "return": raises_at(event)
