# exits with 1
# uses files
import io
import os


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


os.mkdir("folder")
f = open("f.txt", "w")
attempt(lambda: open("missing.txt"))
attempt(lambda: open("folder"))
attempt(lambda: open("folder", "w"))
attempt(lambda: open("nowhere/f.txt", "w"))
attempt(lambda: open(""))
attempt(lambda: open("f.txt", "q"))
attempt(lambda: open("f.txt", "rw"))
attempt(lambda: open("f.txt", ""))
attempt(lambda: open("f.txt", "rbt"))
attempt(lambda: open("f.txt", "rb", encoding="utf-8"))
attempt(lambda: open("f.txt", encoding="nonsense"))
attempt(lambda: open("f.txt", newline="x"))
attempt(lambda: open("f.txt", buffering=0))
attempt(lambda: open(None))
attempt(lambda: open())
attempt(lambda: open("f.txt", mode=3))
attempt(lambda: f.read())
attempt(lambda: f.readline())
attempt(lambda: f.write(b"bytes"))
attempt(lambda: f.seek(1, 1))
attempt(lambda: f.seek(-1))
f.close()
attempt(lambda: f.write("x"))
attempt(lambda: f.read())
attempt(lambda: list(f))
attempt(lambda: f.__enter__())
attempt(lambda: f.close())
with open("f.txt") as g:
    attempt(lambda: g.write("x"))
    attempt(lambda: next(g))
with open("f.txt", "wb") as g:
    attempt(lambda: g.write("text"))
    attempt(lambda: g.read())
attempt(lambda: g.write(b""))
error = FileNotFoundError(2, "No such file or directory", "x")
print(error.errno, error.filename, error.strerror, isinstance(io.UnsupportedOperation(), (OSError, ValueError)))
try:
    open("gone.txt")
except OSError as e:
    print(e.errno, e.filename, repr(e))
open("still missing.txt")
