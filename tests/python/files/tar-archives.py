# uses files
import tarfile, io, os
os.makedirs("t/s", exist_ok=True); open("t/a.txt", "w").write("hello"); open("t/s/b.txt", "w").write("world" * 200)
with tarfile.open("x.tar.gz", "w:gz") as t: t.add("t"); t.add("t/a.txt", arcname="renamed.txt")
with tarfile.open("x.tar.gz") as t:
    print(sorted(t.getnames())); m = t.getmember("t/s/b.txt"); print(m.name, m.size, m.isfile(), m.isdir(), m.type, oct(m.mode)); print(t.extractfile(m).read(10), t.extractfile("t/a.txt").read())
    t.extractall("out", filter="data")
print(sorted(os.listdir("out")), open("out/t/a.txt").read(), tarfile.is_tarfile("x.tar.gz"), tarfile.is_tarfile("t/a.txt"))
try: tarfile.open("t/a.txt")
except tarfile.ReadError as e: print(e)
import shutil
print(os.path.basename(shutil.make_archive("arc", "zip", "t")), os.path.basename(shutil.make_archive("arc", "gztar", "t")))
shutil.unpack_archive("arc.zip", "un"); print(sorted(os.listdir("un")))
for n in "t out un".split(): shutil.rmtree(n)
for n in "x.tar.gz arc.zip arc.tar.gz".split(): os.remove(n)
