# Text that was written waits in the wrapper; what reconfigure() may change when; two streams as one.
import io
p = io.BufferedRWPair(io.BytesIO(b'abc\ndef'), io.BytesIO())
for e in ('p.read(1)', 'p.read1()', 'p.peek()', 'p.readline()', 'p.readable()', 'p.writable()', 'p.seekable()', 'p.closed', 'p.isatty()', 'p.write(b"x")', 'p.flush()', 'p.tell()', 'p.detach()', 'p.reader', 'p.close()', 'p.closed', 'p.read()', 'p.write(b"")', 'p.flush()', 'repr(p)[:25]'):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, type(x).__name__, x)
for a in ('io.BufferedRWPair(io.BytesIO(),1)', 'io.BufferedRWPair(io.BytesIO())', 'io.BufferedRWPair()', 'io.BufferedReader()', 'io.BufferedReader(1)', 'io.BufferedReader(io.BytesIO(),0)', 'io.BufferedReader(io.BytesIO(),"a")', 'io.TextIOWrapper()', 'io.TextIOWrapper(1)', 'io.TextIOWrapper(io.BytesIO(),"rot13")', 'io.TextIOWrapper(io.BytesIO(),"hex")', 'io.TextIOWrapper(io.BytesIO(),"nope")', 'io.TextIOWrapper(io.BytesIO(),errors="nope")', 'io.TextIOWrapper(io.BytesIO(),newline="x")', 'io.TextIOWrapper(io.BytesIO(),newline=1)', 'io.TextIOWrapper(io.BytesIO(),encoding=1)'):
    try:
        eval(a)
        print(a)
    except Exception as x:
        print(a, type(x).__name__, x)

def t(data, *es, **k):
    b = io.BytesIO(data)
    f = io.TextIOWrapper(b, **k)
    for e in es:
        try:
            print(e, ascii(eval(e, {'f': f, 'b': b, 'io': io})))
        except Exception as x:
            print(e, type(x).__name__, x)
    print('--')
t(b'abc\r\ndef\n\xc3\xa9x', 'f.read(2)', 'f.tell()', 'f.read(3)', 'f.readline()', 'f.tell()', 'f.read()', 'f.seek(0)', 'next(f)', 'f.tell()', 'list(f)', 'f.tell()', 'f.seek(1,1)', 'f.seek(0,1)', 'f.seek(1,2)', 'f.seek(0,2)', 'f.seek(0,7)', 'f.seek(-1)', 'f.read("a")', 'f.read(1.5)', 'f.readline(1.5)', 'f.reconfigure(encoding="latin-1")', 'f.reconfigure(newline="")', 'f.reconfigure(errors=1)', 'f.reconfigure(errors="ignore")', 'f.errors', 'f.write(1)', 'f.write("q")', 'b.getvalue()', 'f.flush()', 'b.getvalue()', 'f.truncate(3)', 'f.closed', 'f.detach()', 'f.read()', 'f.closed', 'f.buffer', 'repr(f)', 'f.name', 'f.close()', encoding='utf-8')
t(b'', 'f.write("a\\n")', 'b.getvalue()', 'f.reconfigure(newline="\\r\\n")', 'f.write("b\\n")', 'f.flush()', 'b.getvalue()', 'f.reconfigure(encoding="utf-8-sig")', 'f.encoding', 'f.errors', 'f.write("c\\xe9\\n")', 'f.flush()', 'b.getvalue()', 'f.reconfigure(write_through=True)', 'f.write_through', 'f.line_buffering', 'f.write("d")', 'b.getvalue()', 'f.reconfigure(line_buffering=True)', 'f.line_buffering', 'f.reconfigure(encoding="utf-16")', 'f.write("e")', 'b.getvalue()', 'f.encoding="x"', 'f.seek(0)', 'f.write("A")', 'b.getvalue()', 'f.close()', 'f.closed', 'f.write("x")', 'f.read()', 'f.readline()', 'f.seek(0)', 'f.tell()', 'f.flush()', 'f.encoding', 'f.name', 'f.isatty()', 'f.readable()', encoding='ascii', errors='replace')

class U(io.BytesIO):

    def seekable(s):
        return False
u = io.TextIOWrapper(U(b'ab'))
for e in ('u.tell()', 'u.seek(0)', 'u.read()', 'u.truncate()'):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, type(x).__name__, x)
