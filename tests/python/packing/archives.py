# Archives and codecs packed by bz2 and lzma.
import bz2
import codecs
import hashlib
import io
import tarfile
import zipfile

for kind in ("gz","bz2","xz"):
    b=io.BytesIO()
    with tarfile.open(fileobj=b, mode="w:"+kind) as t:
        i=tarfile.TarInfo("a.txt"); i.size=5; t.addfile(i, io.BytesIO(b"hello"))
    v=b.getvalue(); print(kind, len(v) if kind!='gz' else '-', v[:4])
    b.seek(0)
    with tarfile.open(fileobj=b) as t: print(t.getnames(), t.extractfile("a.txt").read())
    for k2 in ("gz","bz2","xz",""):
        b.seek(0)
        try: print(tarfile.open(fileobj=b, mode="r:"+k2).getnames())
        except Exception as e: print(type(e).__name__, e)
for kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
    b=io.BytesIO()
    with zipfile.ZipFile(b,"w",kind) as z:
        z.writestr(zipfile.ZipInfo("x.txt",(2020,1,1,0,0,0)), "hello "*100, kind); 
    print(kind, len(b.getvalue()), hashlib.md5(b.getvalue()).hexdigest())
    with zipfile.ZipFile(b) as z: print(z.infolist(), z.read("x.txt")[:20], z.testzip(), z.open("x.txt"), z.getinfo("x.txt").flag_bits, z.getinfo("x.txt").extract_version)
print(codecs.encode(b"abc","bz2")==bz2.compress(b"abc"), codecs.decode(codecs.encode(b"abc","bz2_codec"),"bz2"))
try: zipfile.ZipFile(io.BytesIO(),"w",99)
except Exception as e: print(type(e).__name__, e)
