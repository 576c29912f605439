"""Signals, as far as a program sends them to itself: nobody else can."""

from enum import IntEnum as _IntEnum
import sys as _sys

_NUMBERS = dict(SIGHUP=1, SIGINT=2, SIGQUIT=3, SIGILL=4, SIGTRAP=5, SIGABRT=6, SIGBUS=7, SIGFPE=8, SIGKILL=9, SIGUSR1=10, SIGSEGV=11, SIGUSR2=12,
                SIGPIPE=13, SIGALRM=14, SIGTERM=15, SIGSTKFLT=16, SIGCHLD=17, SIGCONT=18, SIGSTOP=19, SIGTSTP=20, SIGTTIN=21, SIGTTOU=22,
                SIGURG=23, SIGXCPU=24, SIGXFSZ=25, SIGVTALRM=26, SIGPROF=27, SIGWINCH=28, SIGIO=29, SIGPWR=30, SIGSYS=31, SIGRTMIN=34,
                SIGRTMAX=64)
_TEXTS = ("Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted", "Bus error", "Floating point exception",
          "Killed", "User defined signal 1", "Segmentation fault", "User defined signal 2", "Broken pipe", "Alarm clock", "Terminated",
          "Stack fault", "Child exited", "Continued", "Stopped (signal)", "Stopped", "Stopped (tty input)", "Stopped (tty output)",
          "Urgent I/O condition", "CPU time limit exceeded", "File size limit exceeded", "Virtual timer expired", "Profiling timer expired",
          "Window changed", "I/O possible", "Power failure", "Bad system call")
NSIG = 65

Signals = _IntEnum("Signals", _NUMBERS, module=__name__)
Handlers = _IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module=__name__)
Sigmasks = _IntEnum("Sigmasks", {"SIG_BLOCK": 0, "SIG_UNBLOCK": 1, "SIG_SETMASK": 2}, module=__name__)
globals().update(Signals.__members__)
globals().update(Handlers.__members__)
globals().update(Sigmasks.__members__)
SIGCLD, SIGPOLL = SIGCHLD, SIGIO

_IGNORED = (SIGCHLD, SIGCONT, SIGURG, SIGWINCH)


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {SIGPIPE: SIG_IGN, SIGXFSZ: SIG_IGN}


def _number(signalnum):
    if not isinstance(signalnum, int):
        raise TypeError(f"'{type(signalnum).__name__}' object cannot be interpreted as an integer")
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    return int(signalnum)


def signal(signalnum, handler):
    number = _number(signalnum)
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    if number in (SIGKILL, SIGSTOP):
        raise OSError(22, "Invalid argument")
    before = getsignal(number)
    _handlers[number] = handler if callable(handler) else Handlers(handler)
    return before


def getsignal(signalnum):
    number = _number(signalnum)
    return _handlers.get(number, default_int_handler if number == SIGINT else SIG_DFL)


def raise_signal(signalnum, /):
    """Calls the handler at once. Without one the program ends, as if the signal had killed it."""
    number = _number(signalnum)
    handler = getsignal(number)
    if callable(handler):
        handler(number, _sys._getframe(1))
    elif handler == SIG_DFL and number not in _IGNORED:
        raise SystemExit(128 + number)


def strsignal(signalnum, /):
    number = _number(signalnum)
    if number <= len(_TEXTS):
        return _TEXTS[number - 1]
    return f"Real-time signal {number - SIGRTMIN}" if number >= SIGRTMIN else None


def valid_signals():
    return {Signals(number) if number in Signals._value2member_map_ else number for number in range(1, NSIG) if number not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    _number(signalnum)


def alarm(seconds, /):
    raise NotImplementedError("in Heapscope no time passes by itself: alarm() could never ring")


def pause():
    raise NotImplementedError("in Heapscope nobody sends a signal: pause() would wait forever")


setitimer = alarm

_built_in_module = "_signal"
_built_in = (alarm, default_int_handler, pause, raise_signal, siginterrupt, strsignal)
