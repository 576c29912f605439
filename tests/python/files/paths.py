# uses files
from pathlib import *
import os, pathlib
p = PurePosixPath("/usr/lib/python3.tar.gz")
print(p, repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents), p.anchor, p.root, p.drive)
print(p.with_name("x.py"), p.with_suffix(".zip"), p.with_stem("q"), p.with_suffix(""), p / "a" / "../b", "pre" / PurePath("x"), p.is_absolute(), p.joinpath("a", "/b", "c"))
print(p.relative_to("/usr"), p.is_relative_to("/usr"), PurePath("a//b/./c/").parts, PurePath(), PurePath("."), repr(PurePath("")), p.match("*.gz"), p.match("lib/*"), p.match("/usr/*.gz"))
for f in (lambda: p.relative_to("/etc"), lambda: p.with_suffix("x"), lambda: PurePath("/").with_name("a"), lambda: p / 3, lambda: PurePath(3), lambda: p.with_name("a/b"), lambda: p.parents[9], lambda: WindowsPath("x")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
w = PureWindowsPath("c:/Users\\me/f.TXT")
print(w, repr(w), w.parts, w.drive, w.root, w.as_posix(), w == PureWindowsPath("C:\\users\\ME\\f.txt"), w.suffix, w.parent, PureWindowsPath("//srv/share/x").parts)
print(PurePath("b") < PurePath("c"), sorted([PurePath("b/c"), PurePath("b"), PurePath("a")]), hash(PurePath("a")) == hash(PurePath("a")), PurePath("a") == PurePosixPath("a"), PurePosixPath("A") == PureWindowsPath("A"))
print(p.parents[0], p.parents[-1], p.parents[:2], len(p.parents), PurePath("/a/b").relative_to("/a/c", walk_up=True), os.fspath(p), bytes(p))
d = Path("data"); d.mkdir(); (d / "sub" / "deep").mkdir(parents=True, exist_ok=True)
f = d / "a.txt"; print(f.write_text("hello\nworld\n"), f.read_text(), f.exists(), f.is_file(), d.is_dir(), f.stat().st_size)
(d / "sub" / "b.txt").write_bytes(b"xyz"); (d / "sub" / "deep" / "c.py").touch()
print(sorted(d.iterdir()), sorted(d.glob("*.txt")), sorted(d.rglob("*.txt")), sorted(d.glob("**/*.py")), sorted(d.glob("*/*.txt")), sorted(d.glob("**")))
with f.open() as h: print([l.strip() for l in h])
print(f.rename(d / "z.txt"), f.exists(), Path.cwd() == Path(os.getcwd()), Path("x").absolute().name, Path("data/../data/z.txt").resolve().relative_to(Path.cwd()))
for g in (lambda: d.mkdir(), lambda: d.rmdir(), lambda: Path("no").read_text(), lambda: Path("no").unlink(), lambda: Path("no").stat(), lambda: list(Path("no").iterdir())):
    try: g()
    except OSError as e: print(type(e).__name__, e)
(d / "z.txt").unlink(); Path("no").unlink(missing_ok=True); print(type(d), isinstance(d, PurePath), isinstance(d, os.PathLike), list(d.parts))
for x in sorted((str(a), sorted(b), sorted(c)) for a, b, c in os.walk("data")): print(x)
import shutil, glob, tempfile
shutil.copy("data/sub/b.txt", "data/copy.txt"); print(open("data/copy.txt").read(), sorted(glob.glob("data/*")), sorted(glob.glob("data/**/*.py", recursive=True)))
shutil.rmtree("data"); print(os.path.exists("data"))
with tempfile.TemporaryDirectory(dir=".") as t: print(os.path.isdir(t))
print(os.path.exists(t))
with tempfile.NamedTemporaryFile("w+", dir=".") as t: t.write("x"); t.seek(0); print(t.read(), os.path.exists(t.name))
print(os.path.exists(t.name))
print(os.path.join("a", "b", "/c", "d"), os.path.split("/a/b"), os.path.splitext("x.tar.gz"), os.path.splitext(".bashrc"), os.path.normpath("a/./b/../c//d"), os.path.basename("/a/b/"), os.path.dirname("/a/b/"), os.path.commonpath(["/a/b", "/a/c"]), os.path.commonprefix(["abc", "abd"]), os.path.relpath("/a/b", "/a/c/d"), os.path.isabs("/x"), os.path.expandvars("$NOPE/x"), os.path.join("a", ""), os.path.normpath(""), os.path.normpath("//a"), os.path.normpath("/../a"))
os.makedirs("q/w/e"); 
try: os.makedirs("q/w/e")
except FileExistsError as e: print(e)
os.makedirs("q/w/e", exist_ok=True); os.rename("q/w", "q/v"); print(os.listdir("q")); os.removedirs("q/v/e"); print(os.path.exists("q"))
try: os.listdir("nope")
except FileNotFoundError as e: print(e)
try: os.rename("nope", "x")
except FileNotFoundError as e: print(e)
os.environ["K"] = "v"; print(os.environ["K"], os.getenv("K"), os.getenv("NOPE", "d"), os.sep, os.linesep == "\n", os.name, os.path.sep)
try: os.environ["nope!"]
except KeyError as e: print("KeyError", e)
