"""A prompt for programs that want one: it reads lines, runs what is whole, and prints what went wrong."""

import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact", "compile_command"]


class InteractiveInterpreter:
    """Runs source in one namespace."""

    def __init__(self, locals=None):
        self.locals = {"__name__": "__console__", "__doc__": None} if locals is None else locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename="<input>", symbol="single"):
        """True if more lines are needed; otherwise SOURCE was run, or its mistake was shown."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename)
        else:
            if code is None:
                return True
            self.runcode(code)
        return False

    def runcode(self, code):
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except BaseException:
            self.showtraceback()

    def _show(self, kind, value, trace, lines):
        if sys.excepthook is sys.__excepthook__:
            self.write("".join(lines))
        else:
            # Somebody else wants to show errors.
            sys.excepthook(kind, value, trace)

    def showsyntaxerror(self, filename=None):
        kind, value, trace = sys.exc_info()
        sys.last_exc = sys.last_value = value
        sys.last_type, sys.last_traceback = kind, trace
        if filename and kind is SyntaxError:
            value.filename = filename
        self._show(kind, value, trace, traceback.format_exception_only(kind, value))

    def showtraceback(self):
        kind, value, trace = sys.exc_info()
        # The first entry is runcode's own.
        trace = trace.tb_next
        sys.last_exc = sys.last_value = value
        sys.last_type, sys.last_traceback = kind, trace
        try:
            self._show(kind, value, trace, traceback.format_exception(kind, value, trace))
        finally:
            kind = value = trace = None

    def write(self, data):
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """Reads lines until there are no more of them."""

    def __init__(self, locals=None, filename="<console>"):
        super().__init__(locals)
        self.filename = filename
        self.resetbuffer()

    def resetbuffer(self):
        self.buffer = []

    def push(self, line):
        """True if the statement that LINE belongs to goes on."""
        self.buffer.append(line)
        wants_more = self.runsource("\n".join(self.buffer), self.filename)
        if not wants_more:
            self.resetbuffer()
        return wants_more

    def raw_input(self, prompt=""):
        return input(prompt)

    def _greeting(self):
        return (f"Python {sys.version} on {sys.platform}\nType \"help\", \"copyright\", \"credits\" or \"license\" for more "
                f"information.\n({type(self).__name__})\n")

    def interact(self, banner=None, exitmsg=None):
        for name, prompt in ("ps1", ">>> "), ("ps2", "... "):
            if not hasattr(sys, name):
                setattr(sys, name, prompt)
        if banner is None:
            self.write(self._greeting())
        elif banner:
            self.write(f"{banner}\n")
        wants_more = False
        while True:
            try:
                line = self.raw_input(sys.ps2 if wants_more else sys.ps1)
            except EOFError:
                self.write("\n")
                break
            except KeyboardInterrupt:
                self.write("\nKeyboardInterrupt\n")
                self.resetbuffer()
                wants_more = False
            else:
                wants_more = self.push(line)
        if exitmsg is None:
            self.write(f"now exiting {type(self).__name__}...\n")
        elif exitmsg:
            self.write(f"{exitmsg}\n")


def interact(banner=None, readfunc=None, local=None, exitmsg=None):
    console = InteractiveConsole(local)
    if readfunc is not None:
        console.raw_input = readfunc
    console.interact(banner, exitmsg)
