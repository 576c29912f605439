# uses files
# What fileinput takes for files, how it reads them, and the parts that stay when it is done.
import fileinput
import io
import sys

with open("a.txt", "wb") as file:
    file.write("é\n".encode("latin-1"))
sys.argv = ["x"]
sys.stdin = io.TextIOWrapper(io.BytesIO(b"one\ntwo\n"))
print(list(fileinput.FileInput([], mode="rb")))
sys.stdin = io.StringIO("three\n")
print(list(fileinput.input()))
with fileinput.FileInput("a.txt", encoding="latin-1") as lines:
    print(lines.fileno(), next(lines), lines.fileno() > 2)
with fileinput.FileInput(["a.txt"], encoding="ascii", errors="replace") as lines:
    print(ascii(next(lines)))


def opened(name, mode, *, encoding=None, errors=None):
    print(name, mode, encoding, errors)
    return io.StringIO("text")


with fileinput.FileInput(["a.txt", "b.txt"], openhook=opened, encoding="utf-8") as lines:
    print(next(lines), lines.fileno())
with fileinput.FileInput("a.txt", inplace=True, encoding="latin-1") as lines:
    for line in lines:
        print(line.strip() + "!")
with open("a.txt", "rb") as file:
    print(file.read())
