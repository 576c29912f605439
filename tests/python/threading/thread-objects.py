# Names, states, what goes wrong, and what each thread has for itself.
import _thread
import re
import sys
import threading

def nothing(): pass
def shape(o): return re.sub(r"\d{6,}|0x[0-9a-f]+", "#", repr(o))

main = threading.current_thread()
print(main is threading.main_thread(), main.name, main.daemon, main.is_alive(), shape(main), threading.active_count())
t = threading.Thread(target=nothing)
print(t.name, shape(t), t.ident, t.native_id, t.daemon, t.is_alive())
t.start()
t.join()
print(shape(t), t.is_alive(), type(t.ident), t.ident != main.ident, threading.get_ident() == main.ident)
print(threading.Thread().name, threading.Thread(target=print).name, threading.Thread(name="given").name, threading.Thread(name=7).name)
t.name = 12
print(t.name, threading.enumerate() == [main])
for what in (t.start, threading.Thread().join, main.join, lambda: setattr(main, "daemon", True), lambda: threading.Thread(1),
             lambda: _thread.start_new_thread(1, ()), lambda: _thread.start_new_thread(print, [])):
    try:
        what()
    except Exception as e:
        print(type(e).__name__, e)

class Own(threading.Thread):
    def __init__(self, n):
        super().__init__(daemon=True)
        self.n = n
    def run(self):
        self.result = [threading.current_thread() is self, self.n, threading.current_thread().daemon, len(threading.enumerate())]
        self.inner = threading.Thread(target=nothing)
own = Own(3)
print(shape(own))
own.start()
own.join()
print(own.result, own.inner.daemon, shape(own))
class Forgets(threading.Thread):
    def __init__(self): pass
try:
    Forgets().start()
except RuntimeError as e:
    print(e)

mine = threading.local()
mine.x = 1
def see():
    print(hasattr(mine, "x"), mine.__dict__)
    mine.x = 2
    print(mine.x, mine.__dict__)
    del mine.x
    try:
        mine.x
    except AttributeError as e:
        print(e)
t = threading.Thread(target=see); t.start(); t.join()
print(mine.x)
class Counted(threading.local):
    shared = "class"
    def __init__(self, start):
        self.n = start
        print("made in", threading.current_thread().name)
c = Counted(10)
c.n += 1
t = threading.Thread(target=lambda: print(c.n, c.shared), name="other"); t.start(); t.join()
print(c.n)

# Exceptions end a thread only, and are told.
def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)
threading.excepthook = hook
def fails(): raise ValueError("in a thread")
t = threading.Thread(target=fails, name="failing"); t.start(); t.join()
threading.excepthook = threading.__excepthook__
def leaves(): sys.exit("not shown")
t = threading.Thread(target=leaves); t.start(); t.join()
print(t.is_alive())

# What is handled, how deep the calls are, what is traced belongs to a thread.
def handled():
    print("exc_info", sys.exc_info(), len(sys._current_frames()))
    def deep(n): return n and 1 + deep(n - 1)
    print(deep(900))
def deeper(n):
    if n: return deeper(n - 1)
    t = threading.Thread(target=handled); t.start(); t.join()
try:
    1 / 0
except ZeroDivisionError:
    deeper(800)
    print(sys.exc_info()[0])
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_name == "traced":
        events.append((event, threading.current_thread().name))
        return tracer
def traced():
    x = 1
    return x
threading.settrace(tracer)
t = threading.Thread(target=traced, name="T"); t.start(); t.join()
threading.settrace(None)
traced()
print(events, sys.gettrace(), threading.gettrace())

done = _thread.allocate_lock()
done.acquire()
def low(a, b=0):
    print("low", a, b, threading.current_thread().name, threading.current_thread().daemon)
    done.release()
print(type(_thread.start_new_thread(low, (1,), {"b": 2})))
done.acquire()
print(done, type(done)) if False else print(type(done), threading.Lock is _thread.allocate_lock)
print(threading.stack_size(), threading.TIMEOUT_MAX > 1e6, sys.getswitchinterval())
