# A stream's write and flush may be replaced on the stream itself; print goes by what stands there.
import contextlib
import io
import sys

print(sys.getrefcount(sys.stdout), sys.getsizeof(sys.stdout))
out = sys.stdout
print(out.__dict__, vars(sys.stdin), out.mode, out)
written = []


class Glass:
    def __enter__(self):
        self.write = sys.stdout.write
        sys.stdout.write = self.reverse
        return 'in the glass'
    def reverse(self, text):
        self.write(text[::-1])
    def __exit__(self, kind, value, traceback):
        sys.stdout.write = self.write
        return kind is ZeroDivisionError


with Glass() as what:
    print('Alice', what, sep=', ')
    sys.stdout.write('a word\n')
    1 / 0
print(out.__dict__.keys())
del sys.stdout.write
print(what, out.__dict__)
out.write = lambda text: written.append(text)
print('kept', 1, end='')
print('x', file=sys.stdout, flush=True)
sys.stdout.writelines(['past it\n'])
del out.write
print(written)
out.flush = lambda: written.append('flushed')
print('y', flush=True)
del out.flush
print(written)
s = io.StringIO()
s.write = lambda text: written.append(text)
print('to s', file=s)
print(s.getvalue(), written[-2:])
out.mode = 'other'
print(out)
del out.mode
print(out)
try:
    out.mode
except AttributeError as error:
    print(error)
out.x = out
out.mode = 'w'
sys.stderr.write = lambda text: out.write('E:' + text)
print('err', file=sys.stderr)


def bad(text):
    raise ValueError('cannot')


out.write = bad
try:
    print('z')
except ValueError as raised:
    error = raised
del out.write
print(repr(error))
with contextlib.redirect_stdout(s):
    s.__dict__.clear()
    print('a')
print(s.getvalue())
