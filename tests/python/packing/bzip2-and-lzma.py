# What bz2 and lzma say and give: whole messages, pieces, files, and what is broken.
import bz2
import lzma

def t(f):
    try: print(repr(f())[:100])
    except BaseException as e: print(type(e).__name__, e)
d=b'hello'*100
c=bz2.compress(d); x=lzma.compress(d)
t(lambda: c); t(lambda: x)
t(lambda: bz2.compress(d,0)); t(lambda: bz2.compress(d,10)); t(lambda: bz2.compress("x")); t(lambda: bz2.decompress("x")); t(lambda: bz2.decompress(b"")); t(lambda: bz2.decompress(c[:-5])); t(lambda: bz2.decompress(c+b"junk")==d); t(lambda: bz2.decompress(c+c)==d+d)
t(lambda: bz2.BZ2Compressor("x")); t(lambda: bz2.BZ2Compressor(11)); t(lambda: bz2.compress(b""))
D=bz2.BZ2Decompressor(); t(lambda: D.decompress(c[:20])); t(lambda:(D.eof,D.needs_input,D.unused_data)); t(lambda: len(D.decompress(c[20:]+b"zz"))); t(lambda:(D.eof,D.needs_input,D.unused_data)); t(lambda: D.decompress(b"x"))
D=bz2.BZ2Decompressor(); t(lambda: D.decompress(c, 10)); t(lambda:(D.eof,D.needs_input)); t(lambda: D.decompress(b"", 10));t(lambda: len(D.decompress(b"", -1)));t(lambda:(D.eof,D.needs_input))
C=bz2.BZ2Compressor(); t(lambda: C.compress(b"a")); t(lambda: C.flush()); t(lambda: C.flush()); t(lambda: C.compress(b""))
t(lambda: lzma.decompress(b"")); t(lambda: lzma.decompress(x[:-3])); t(lambda: lzma.decompress(x+b"junk")==d); t(lambda: lzma.decompress(b"junkjunk")); t(lambda: lzma.compress(d, format=9)); t(lambda: lzma.compress(d, preset=12)); t(lambda: lzma.compress(d, check=77)); t(lambda: lzma.compress(d,format=lzma.FORMAT_RAW)); t(lambda: lzma.compress(d,format=lzma.FORMAT_ALONE)[:20]); t(lambda: lzma.compress(d,format=lzma.FORMAT_RAW,filters=[{"id":lzma.FILTER_LZMA2,"preset":3}])); t(lambda: lzma.decompress(x, memlimit=10)); t(lambda: lzma.compress(d,filters=[{"id":99}])); t(lambda: lzma.compress(d,filters=[{"id":33,"foo":1}])); t(lambda: lzma.compress(d,filters=[{}])); t(lambda: lzma.compress(d,filters=3)); t(lambda: lzma.compress(d, preset=3, filters=[{"id":33}])); t(lambda: lzma.compress(d, check=4, format=lzma.FORMAT_ALONE)); t(lambda: lzma.decompress(x, format=lzma.FORMAT_RAW)); t(lambda: lzma.decompress(x, format=lzma.FORMAT_XZ, filters=[])); t(lambda: lzma.decompress(x,format=12))
L=lzma.LZMADecompressor(); print(L.check, L.eof, L.needs_input, L.unused_data); L.decompress(x+b'ab'); print(L.check, L.eof, L.needs_input, L.unused_data); t(lambda: L.decompress(b''))
L=lzma.LZMACompressor(); t(lambda:L.compress(b'x')); t(lambda:L.flush()); t(lambda:L.flush()); t(lambda:L.compress(b''))
t(lambda: lzma.is_check_supported(4)); t(lambda: lzma.decompress(x[:10]+b'q'+x[11:])); t(lambda: lzma.decompress(x[:-8]+b'q'*8)); t(lambda: bz2.decompress(c[:30]+b'q'+c[31:]))
import io
b=io.BytesIO()
with bz2.open(b,"wt") as f: f.write("line 1\nline 2\n"); print(f.name if hasattr(f,'name') else '-', f.writable())
b.seek(0)
with bz2.open(b,"rt") as f: print(f.readlines())
b=io.BytesIO()
with lzma.LZMAFile(b,"w") as f: print(f.write(b"abc\ndef"), f.tell(), f.readable(), f.closed)
b.seek(0)
with lzma.open(b) as f: print(f.read(2), f.peek()[:3], f.readline(), f.tell(), f.seek(0), list(f), f.mode if hasattr(f,'mode') else None)
print(f.closed)
t(lambda: f.read()); t(lambda: bz2.open(b, "rbt")); t(lambda: bz2.BZ2File(3)); t(lambda: bz2.BZ2File(b, "q")); t(lambda: bz2.open(b,"r",encoding="x")); t(lambda: bz2.BZ2File(io.BytesIO(),"w").read()); t(lambda: bz2.BZ2File(io.BytesIO(c)).write(b"")); t(lambda: bz2.BZ2File(io.BytesIO(c[:20])).read()); t(lambda: lzma.open(io.BytesIO(x[:20])).read())
import random
random.seed(1); big=bytes(random.randrange(8) for _ in range(9000))
import hashlib
for lv in (1,9): print(hashlib.md5(bz2.compress(big,lv)).hexdigest())
for ps in (0,6,9|lzma.PRESET_EXTREME): print(hashlib.md5(lzma.compress(big,preset=ps)).hexdigest())
print(bz2.decompress(bz2.compress(big))==big, lzma.decompress(lzma.compress(big,check=lzma.CHECK_SHA256))==big)
C=bz2.BZ2Compressor(); o=[len(C.compress(big[i:i+3000])) for i in range(0,9000,3000)]+[len(C.flush())]; print(sum(o))
print(lzma.decompress(lzma.compress(d,format=lzma.FORMAT_RAW,filters=f3),lzma.FORMAT_RAW,None,f3)==d if (f3:=[{"id":lzma.FILTER_DELTA,"dist":5},{"id":lzma.FILTER_LZMA2,"preset":7|lzma.PRESET_EXTREME}]) else 0)
