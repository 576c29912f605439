# uses files
import tempfile, os
d = tempfile.mkdtemp(dir='.')
print(os.path.isdir(d), os.path.basename(d).startswith('tmp'), len(os.path.basename(d)))
with tempfile.TemporaryDirectory(prefix='abc', suffix='.d', dir='.') as t:
    print(os.path.basename(t)[:3], t.endswith('.d'))
    p = os.path.join(t, 'x.txt')
    with open(p, 'w') as f: f.write('hi')
    print(os.listdir(t))
print(os.path.exists(t))
with tempfile.NamedTemporaryFile('w+', dir='.', suffix='.txt') as f:
    f.write('hello\nworld\n'); f.seek(0)
    print(f.readlines()); n = f.name
    print(os.path.exists(n), n.endswith('.txt'))
print(os.path.exists(n))
with tempfile.TemporaryFile('w+b', dir='.') as f:
    f.write(b'abc'); f.seek(1); print(f.read())
with tempfile.SpooledTemporaryFile(max_size=10, mode='w+', dir='.') as f:
    f.write('abc'); print(f._rolled); f.write('x'*20); print(f._rolled); f.seek(0); print(f.read())
fd, p = tempfile.mkstemp(text=True, dir='.')
os.write(fd, b'data'); os.close(fd)
print(open(p).read()); os.remove(p); os.rmdir(d)
f = tempfile.NamedTemporaryFile(delete=False, dir='.'); f.write(b'1'); f.close(); print(os.path.exists(f.name)); os.unlink(f.name)
print(tempfile.gettempprefix())
print(os.listdir('.'))
