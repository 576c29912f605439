# uses files
import tarfile, io, os, time, shutil
b = io.BytesIO()
with tarfile.open(fileobj=b, mode="w") as t:
    for n, d in [("a.txt", b"abc"), ("dir/long" + "x" * 120 + ".txt", b"y" * 1000), ("é.txt", b"")]:
        i = tarfile.TarInfo(n); i.size = len(d); i.mtime = 1000000; i.mode = 0o600; i.uname = "me"; t.addfile(i, io.BytesIO(d))
    i = tarfile.TarInfo("d"); i.type = tarfile.DIRTYPE; i.mtime = 5; t.addfile(i)
    i = tarfile.TarInfo("link"); i.type = tarfile.SYMTYPE; i.linkname = "a.txt"; t.addfile(i)
print(len(b.getvalue()))
import hashlib; print(hashlib.md5(b.getvalue()).hexdigest())
b.seek(0)
with tarfile.open(fileobj=b) as t:
    for m in t: print(m.name[:20], m.size, m.mtime, oct(m.mode), m.type, m.isfile(), m.isdir(), m.issym(), m.linkname, m.uname, m.pax_headers.keys(), m.offset, m.offset_data)
    print(len(t.getmembers()), t.next(), t.extractfile("link").read(), t.extractfile("d"), "%s" % [x.name[:5] for x in t])
    try: t.getmember("zzz")
    except KeyError as e: print(e)
    os.environ["TZ"] = "UTC"
    t.list(verbose=False)
    try: t.add("x")
    except OSError as e: print(e)
try: t.getnames()
except OSError as e: print(e)
for f in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    i = tarfile.TarInfo("n" * 150); 
    try: print(f, len(i.tobuf(f)), hashlib.md5(i.tobuf(f)).hexdigest())
    except ValueError as e: print(e)
i = tarfile.TarInfo("../evil"); 
for flt in (tarfile.data_filter, tarfile.tar_filter, tarfile.fully_trusted_filter):
    try: print(flt(i, "out").name)
    except tarfile.FilterError as e: print(type(e).__name__, str(e)[:25])
i = tarfile.TarInfo("/abs"); i.mode = 0o777; r = tarfile.data_filter(i, "out"); print(r.name, oct(r.mode), r.uid, r.uname)
for bad in [b"", b"x" * 600, b"x" * 100]:
    try: tarfile.open(fileobj=io.BytesIO(bad))
    except tarfile.ReadError as e: print(e)
    try: tarfile.open(fileobj=io.BytesIO(bad), mode="r:")
    except tarfile.ReadError as e: print(e)
    try: tarfile.open(fileobj=io.BytesIO(bad), mode="r:gz")
    except tarfile.ReadError as e: print(e)
for mode in ("q", "r:zz", "w:zz"):
    try: tarfile.open("none.tar", mode)
    except Exception as e: print(type(e).__name__, e)
try: tarfile.open("none.tar")
except OSError as e: print(e)
try: tarfile.open()
except ValueError as e: print(e)
open("z.txt", "w").write("zz")
with tarfile.open("t.tar", "w") as t: t.add("z.txt")
with tarfile.open("t.tar", "a") as t: t.add("z.txt", "second.txt", filter=lambda m: m)
with tarfile.open("t.tar", "r") as t: print(t.getnames(), [t.extractfile(n).read() for n in t.getnames()])
try: shutil.make_archive("x", "rar")
except ValueError as e: print(e)
try: shutil.unpack_archive("x.rar")
except shutil.ReadError as e: print(e)
shutil.unpack_archive("t.tar", "un", filter="data"); print(sorted(os.listdir("un"))); shutil.rmtree("un")
os.remove("z.txt"); os.remove("t.tar")
print(repr(tarfile.TarInfo("a"))[:14], tarfile.TarError.__mro__, tarfile.ENCODING, tarfile.DEFAULT_FORMAT)
