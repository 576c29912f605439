# uses files
# linecache reads files, keeps their lines until they change, and asks loaders for the text of what is on no disk.
import linecache
import os
import sys

with open("given.py", "w") as file:
    file.write("first\n\n\nfourth")
print(linecache.getlines("given.py"), [linecache.getline("given.py", n) for n in (-1, 0, 1, 2, 4, 5)])
with open("given.py", "w") as file:
    file.write("changed, and longer than before\n")
print(linecache.getline("given.py", 1))
linecache.checkcache("given.py")
print(linecache.getlines("given.py"), list(linecache.cache))
os.remove("given.py")
print(linecache.getlines("given.py"))
linecache.checkcache()
print(linecache.getlines("given.py"), linecache.cache)
with open("empty.py", "w") as file:
    pass
with open("other.py", "w", encoding="latin-1") as file:
    file.write("# coding: latin-1\n'\xe4'\n")
with open("bad.py", "wb") as file:
    file.write(b"'\xe4'\n")
print(linecache.getlines("empty.py"), linecache.getlines("other.py"), linecache.getlines("bad.py"), linecache.getlines("none.py"))
os.mkdir("folder")
os.rename("other.py", "folder/sought.py")
sys.path.append("folder")
print(linecache.getlines("sought.py"))
print(linecache.getlines("<string>"), linecache.getlines(""), linecache.getline("none.py", 1))
linecache.clearcache()


class Loader:
    def get_source(self, name):
        print("asked for", name)
        return "text of\n\n" + name if name != "gone" else None


for name in ("made", "gone"):
    names = {"__name__": name, "__loader__": Loader()}
    print(linecache.lazycache(name + ".py", names), linecache.lazycache(name + ".py", None), linecache.lazycache("<it>", names))
    print(linecache.getlines(name + ".py", names), linecache.getline(name + ".py", 3))
    print(linecache.getlines("other-" + name, names))
linecache.checkcache()
print(sorted(linecache.cache))


def this():

    return linecache.getlines(__file__)


print(len(this()), this()[0], this()[6] == "\n")
