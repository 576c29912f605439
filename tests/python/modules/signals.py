# signal: handlers, signals that a program sends to itself, names.
import signal
def handler(number, frame):
    print('got', number, signal.Signals(number).name, frame.f_code.co_name)
print(signal.getsignal(signal.SIGINT).__name__, signal.getsignal(signal.SIGTERM), signal.SIGINT, repr(signal.SIGTERM), int(signal.SIGKILL))
print(signal.signal(signal.SIGUSR1, handler), signal.getsignal(signal.SIGUSR1) is handler)
def f():
    signal.raise_signal(signal.SIGUSR1)
f()
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler, signal.getsignal(signal.SIGUSR1))
signal.raise_signal(signal.SIGUSR1)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print('interrupted')
class Stop(Exception): pass
def stop(n, f): raise Stop(n)
signal.signal(signal.SIGTERM, stop)
try: signal.raise_signal(signal.SIGTERM)
except Stop as e: print('stop', e)
print(signal.strsignal(2), signal.strsignal(signal.SIGSEGV), signal.SIGTERM == 15, signal.Signals['SIGHUP'], signal.NSIG, len(signal.valid_signals()))
for a in [(99, handler), (2, 5), ('x', handler), (9, handler)]:
    try: signal.signal(*a)
    except (TypeError, ValueError, OSError) as e: print(type(e).__name__, e)
signal.signal(signal.SIGINT, lambda n, f: print('mine'))
signal.raise_signal(2)
