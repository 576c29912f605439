# What attributes of streams say when they are set or deleted
import sys, io
t = io.TextIOWrapper(io.BytesIO())
for f in (sys.stdout, t):
    for n in ('encoding', 'errors', 'newlines', 'closed', 'name', 'buffer', 'line_buffering', 'write_through', 'mode', 'zz'):
        for how in ('set', 'del'):
            try:
                if how == 'set':
                    setattr(f, n, 5 if n != '_CHUNK_SIZE' else 8192)
                else:
                    delattr(f, n)
                print(how, n, 'ok')
            except Exception as e:
                print(how, n, type(e).__name__, e)
b = io.BufferedReader(io.BytesIO())
for n in ('raw', 'name', 'closed', 'mode'):
    try:
        setattr(b, n, 5)
        print(n, 'ok')
    except Exception as e:
        print(n, type(e).__name__, e)
s = io.StringIO()
for n in ('newlines', 'closed', 'line_buffering'):
    try:
        setattr(s, n, 5)
        print(n, 'ok')
    except Exception as e:
        print(n, type(e).__name__, e)
