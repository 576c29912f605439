import io

out = io.StringIO()
print("one", 2, sep="-", file=out)
print("no end", end="", file=out)
print(out.write("!\n"), out.tell())
out.writelines(["a\n", "b"])
print(repr(out.getvalue()))

text = io.StringIO("first\nsecond\nthird")
print(repr(text.readline()), repr(text.read(3)), text.tell(), repr(text.readline(2)))
print(text.readlines(), repr(text.read()), repr(text.readline()))
text.seek(0)
for number, line in enumerate(text, 1):
    print(number, line.rstrip())

text.seek(0)
text.write("F")
print(text.getvalue().split())
text.seek(0, io.SEEK_END)
text.write("\n")
text.seek(25)
text.write("far")
print(repr(text.getvalue()), text.truncate(5), repr(text.getvalue()))

for newline in None, "", "\n", "\r", "\r\n":
    s = io.StringIO("a\r\nb\rc\nd", newline=newline)
    print(repr(newline), repr(s.getvalue()), s.readlines(), s.newlines)

for action in (lambda: out.write(5), lambda: out.read("x"), lambda: out.seek(-1), lambda: out.seek(1, 1), lambda: out.seek(0, 9),
               lambda: out.fileno(), lambda: io.StringIO(5), lambda: io.StringIO("", "x")):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)

with io.StringIO("x") as s:
    print(s.closed, s.readable(), s.writable(), s.seekable(), s.isatty(), s.encoding)
print(s.closed)
try:
    s.getvalue()
except ValueError as e:
    print(e)


class Shouting(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


loud = Shouting()
print("hello", file=loud)
loud.name = "loud"
print(loud.getvalue(), loud.name, isinstance(loud, io.TextIOBase), isinstance(loud, io.RawIOBase))
