# uses files
# os.path and glob take bytes wherever they take text, and never both.
import glob
import os
import posixpath

os.environ["HOME"] = "/home/me"
os.environ["X"] = "x}"
print(posixpath.expandvars("${X} $X} ${} ${X $Xä"), posixpath.expandvars(b"$X/${HOME}"))
print(posixpath.expanduser(b"~/a"), posixpath.expanduser(b"b"))
for call in (lambda: posixpath.commonpath(["a", b"b"]), lambda: posixpath.relpath(b"a", "b"), lambda: posixpath.relpath("a", b"b"),
             lambda: posixpath.commonpath(["/a", "b"])):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(error)
for name in "a.txt", "b.txt", ".c.txt":
    with open(name, "w"):
        pass
print(sorted(glob.glob(b"*.txt")), sorted(glob.glob(b"[.ab]*")), glob.glob(b"?.txt/"))
with open("a.txt") as one, open("a.txt") as two, open("b.txt") as other:
    print(posixpath.sameopenfile(one.fileno(), two.fileno()), posixpath.sameopenfile(one.fileno(), other.fileno()))
