import io
import sys
from contextlib import redirect_stderr, redirect_stdout

print(sys.stdout, sys.stdin, sys.stderr, sep="\n")
print(sys.stdout.writable(), sys.stdout.readable(), sys.stdin.readable(), sys.stdout.fileno(), sys.stderr.errors)
print(isinstance(sys.stdout, io.TextIOBase), isinstance(sys.stdout, io.TextIOWrapper), type(sys.stdout))
print(sys.stdout.write("written\n"), sys.stdout.encoding, sys.stdout.newlines, sys.stdout.closed)
sys.stdout.writelines(["a", "b", "\n"])
sys.stdout.flush()
for action in (lambda: sys.stdout.read(), lambda: sys.stdin.write("x"), lambda: sys.stdout.write(b"x")):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
print(repr(sys.stdin.readline()), repr(sys.stdin.read()), sys.stdin.readlines())

kept, sys.stdout = sys.stdout, io.StringIO()
print("captured")
caught, sys.stdout = sys.stdout.getvalue(), kept
print(repr(caught), sys.stdout is sys.__stdout__)

with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
    print("to out")
    print("to err", file=sys.stderr)
    help_text = "more"
    print(help_text, end="")
print(repr(out.getvalue()), repr(err.getvalue()))


class Tee:
    def __init__(self, *streams):
        self.streams = streams

    def write(self, text):
        for stream in self.streams:
            stream.write(text)

    def flush(self):
        for stream in self.streams:
            stream.flush()


copy = io.StringIO()
sys.stdout = Tee(sys.__stdout__, copy)
print("to both", flush=True)
sys.stdout = sys.__stdout__
print(repr(copy.getvalue()))
print("to nowhere", file=None)
sys.stdout = None
print("lost")
sys.stdout = sys.__stdout__
