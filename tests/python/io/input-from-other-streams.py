# input reads from what stands for sys.stdin, and writes its prompt to what stands for sys.stdout.
import sys, io
class Lines:
    def __init__(self, lines, number=None):
        self.lines, self.number = lines, number
    def fileno(self):
        print("[fileno]", end="")
        if self.number is None:
            raise OSError
        return self.number
    def readline(self, *args):
        print("[readline]", args, end=" ")
        return self.lines.pop(0)
for line in 'abc\n', 'abc', '', '\n', b'xyz\n', b'', 5, None, 'a\r\n', 'x\ny\n':
    sys.stdin = Lines([line])
    try:
        print(repr(input('? ')))
    except BaseException as e:
        print(type(e).__name__, e)
for number in 7, -1, 'x', 1.5, True:
    sys.stdin = Lines(['abc\n'], number)
    try:
        print(repr(input('? ')))
    except BaseException as e:
        print(type(e).__name__, e)
for bad in None, 5, object():
    sys.stdin = bad
    try:
        print(repr(input('? ')))
    except BaseException as e:
        print(type(e).__name__, e)
del sys.stdin
try:
    print(repr(input('? ')))
except BaseException as e:
    print(type(e).__name__, e)
class Out:
    def write(self, t):
        sys.__stdout__.write(f'<{t}>')
    def flush(self):
        sys.__stdout__.write('(flush)'); raise ValueError
    def fileno(self):
        sys.__stdout__.write('(fileno)')
sys.stdin = io.StringIO('one\ntwo\nthree')
sys.stdout = Out()
a = input(5); b = input(); c = input('x')
sys.stderr = Out()
try:
    input('again')
except EOFError as e:
    sys.__stdout__.write(repr(e) + '\n')
sys.stdin = io.StringIO('one\ntwo\nthree')
input('p')
sys.stdout = sys.__stdout__
sys.stderr = None
try:
    input()
except RuntimeError as e:
    print(e)
del sys.stderr
try:
    input()
except RuntimeError as e:
    print(e)
