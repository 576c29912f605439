# What a buffer asks of a raw stream of one's own, and how much of it; what buffers refuse.
import io

class R(io.BufferedReader):
    pass
r = R(io.BytesIO(b'abc'))
print(repr(r).split(' at')[0])

class Raw(io.RawIOBase):

    def __init__(s, p):
        s.p = list(p)

    def readable(s):
        return True

    def readinto(s, b):
        print('readinto', type(b).__name__, len(b))
        if not s.p:
            return 0
        d = s.p[0]
        if d is None:
            s.p.pop(0)
            return None
        d = d[:len(b)]
        s.p[0] = s.p[0][len(d):]
        b[:len(d)] = d
        if not s.p[0]:
            s.p.pop(0)
        return len(d)
for call in ('read()', 'read(2)', 'read(5)', 'read1()', 'read1(2)', 'peek()', 'readline()', 'readinto(bytearray(4))', 'readinto1(bytearray(4))', 'readlines()', 'read(20)'):
    for bs in (4, 8192):
        b = io.BufferedReader(Raw([b'ab', b'c\nd', b'e']), bs)
        print(call, bs, eval('b.' + call))
        print(eval('b.' + call))
b = io.BufferedReader(Raw([None, b'ab', None]), 4)
print(b.read(1), b.read(3), b.read(1), b.read())
for e in ('b.raw', 'b.raw=1', 'b.seek(0.5)', 'b.seek(1)', 'b.tell()', 'b.writable()', 'b.readable()', 'b.seekable()', 'b.isatty()', 'b.name', 'b.mode', 'b.fileno()', 'b.write(b"")', 'b.truncate()', 'b.readline(2.5)', 'b.read("a")', 'b.read(-2)', 'b.seek(0,9)', 'b.closed', 'b.detach()', 'b.raw', 'b.read()', 'b.closed', 'b.detach()', 'repr(b)', 'b.close()', 'b.flush()', 'b.readable()', 'b.seek(0)', 'b.peek()', 'b.tell()'):
    try:
        try:
            v = eval(e)
        except SyntaxError:
            v = exec(e)
        print(e, v if 'raw' not in e and 'detach' not in e and ('repr' not in e) else '')
    except Exception as x:
        print(e, type(x).__name__, x)

class Bad(io.RawIOBase):

    def readable(s):
        return True

    def writable(s):
        return True

    def seekable(s):
        return True

    def readinto(s, b):
        return len(b) * 2

    def write(s, b):
        return len(b) * 3

    def seek(s, *a):
        return -7

    def tell(s):
        return -8
for e in ('io.BufferedReader(Bad())', 'io.BufferedReader(Bad()).read(3)', 'io.BufferedReader(Bad()).seek(1)', 'io.BufferedReader(Bad()).tell()', 'io.BufferedWriter(Bad(),2).write(b"abcde")', 'io.BufferedRandom(Bad())'):
    try:
        eval(e)
        print(e)
    except Exception as x:
        print(e, type(x).__name__, x)
w = io.BufferedWriter(io.BytesIO())
for e in ('w.read()', 'w.read1()', 'w.readline()', 'w.readinto(bytearray(1))', 'w.peek()', 'w.readable()', 'w.writable()', 'w.write("a")', 'w.write(b"abc")', 'w.raw.getvalue()', 'w.tell()', 'w.flush()', 'w.raw.getvalue()', 'w.seek(1)', 'w.write(b"Z")', 'w.truncate(2)', 'w.raw.getvalue()', 'w.close()', 'w.closed', 'w.write(b"")', 'w.flush()', 'w.tell()', 'w.seek(0)', 'w.truncate()', 'w.detach()', 'w.readable()', 'w.writable()', 'w.seekable()'):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, type(x).__name__, x)
