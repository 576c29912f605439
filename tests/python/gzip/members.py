import gzip
import io

text = b"a line of text\n" * 40
packed = gzip.compress(text, mtime=0)
print(len(packed), packed.hex()[:40], gzip.decompress(packed) == text)
print(gzip.compress(text, 1, mtime=1000)[:10].hex(), gzip.decompress(packed + gzip.compress(b"tail", mtime=5))[-9:])

store = io.BytesIO()
with gzip.GzipFile("notes.txt", "wb", fileobj=store, mtime=99) as file:
    print(file.write(b"first\n"), file.tell(), file.writable(), file.readable())
    file.write(b"second\n")
print(store.getvalue()[:20], len(store.getvalue()))
store.seek(0)
with gzip.GzipFile(fileobj=store) as file:
    print(file.readline(), file.tell(), file.mtime, file.read(3), file.seek(1), file.read())
print(file.closed)

store = io.BytesIO()
with gzip.open(store, "wt", encoding="utf-8") as file:
    print("größer", file=file)
    print("kleiner", file=file)
store.seek(0)
with gzip.open(store, "rt", encoding="utf-8") as file:
    print([line for line in file])

for data in b"not zipped at all", packed[:-4], packed[:30], packed[:-8] + b"12345678", b"\x1f\x8b\x09" + bytes(9):
    try:
        print(gzip.decompress(data)[:10])
    except Exception as error:
        print(type(error).__name__, error)
for wrong in (lambda: gzip.open(store, "rbt"), lambda: gzip.open(store, "rb", encoding="utf-8"), lambda: gzip.open(5),
              lambda: gzip.GzipFile(fileobj=store, mode="z")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(gzip.BadGzipFile.__mro__)
