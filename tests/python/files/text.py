# uses files
import os

with open("poem.txt", "w") as f:
    print(f.name, f.mode, f.closed, f.writable(), f.readable())
    print(f.write("roses\n"), f.tell())
    f.writelines(["violets\n", "sugar\n"])
    print("and you", file=f)
print(f.closed)

with open("poem.txt") as f:
    print(repr(f.read(4)), repr(f.readline()), f.tell(), repr(f.read()))
    print(f.seek(0), f.readlines())
    f.seek(6)
    print([line.strip() for line in f])
for line in open("poem.txt"):
    print(line, end="")

with open("poem.txt", "a") as f:
    print(f.tell(), f.write("the end"))
with open("poem.txt", "r+") as f:
    f.write("ROSES")
    f.seek(0, 2)
    f.write("!")
    f.seek(0)
    print(f.read().splitlines())
with open("poem.txt", "w+") as f:
    print(repr(f.read()), f.write("new"), f.seek(0), f.read(), f.truncate(2))
print(open("poem.txt").read())
with open("fresh.txt", "x") as f:
    f.write("1 2 3")
try:
    open("fresh.txt", "x")
except FileExistsError as e:
    print(e)
print(sorted(os.listdir()))
