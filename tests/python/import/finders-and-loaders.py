# uses files
import importlib, importlib.abc, importlib.machinery, importlib.util, os, sys


def w(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w") as f:
        f.write(text)


def short(path):
    return None if path is None else os.path.relpath(path)


w("plain.py", "print('plain runs as', __name__)\nx = 1\n")
w("pack/__init__.py", "")
w("pack/inner.py", "from . import other\nprint(__name__, __package__, other.y)\n")
w("pack/other.py", "y = 'other'\n")
w("bare/deep/leaf.py", "z = 'leaf'\n")
w("lib/extra.py", "where = 'lib'\n")
w("lib2/extra.py", "where = 'lib2'\n")
w("broken/__init__.py", "import not_there\n")
w("user/__init__.py", "")
w("user/needs.py", "import not_there_either\n")

# What is told of modules.
import plain
print(sorted(n for n in vars(plain) if n.startswith("__")))
s = plain.__spec__
print(s.name, type(s).__name__, type(s.loader).__name__, short(s.origin), s.submodule_search_locations, s.has_location, repr(s.parent))
print(short(plain.__file__), short(plain.__cached__), plain.__loader__ is s.loader, plain.__package__ == "")
import pack.inner
print(pack.__spec__.name, pack.__spec__.parent, [short(p) for p in pack.__path__], pack.inner.__spec__.parent)
print(__spec__, __package__, __name__)

# Folders without __init__.py.
import bare.deep.leaf
print(bare.deep.leaf.z, hasattr(bare, "__file__"), [short(p) for p in bare.__path__])
from bare.deep import leaf
print(leaf is bare.deep.leaf)

# Where is looked.
try:
    import extra
except ModuleNotFoundError as e:
    print(e, e.name, e.path)
sys.path.append(os.path.abspath("lib"))
import extra
print(extra.where)
sys.path.insert(0, "lib2")
del sys.modules["extra"]
import extra
print(extra.where, short(extra.__file__), os.path.isabs(extra.__file__))

# An import that fails inside is told.
for name in "broken", "user.needs":
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as e:
        print(name, "->", e, e.name, name in sys.modules)
try:
    from user import needs
except ModuleNotFoundError as e:
    print("from:", e)
try:
    from user import nothing
except ImportError as e:
    print("from:", str(e).split(" (")[0], e.name)

# By hand.
spec = importlib.util.spec_from_file_location("by_hand", "plain.py")
module = importlib.util.module_from_spec(spec)
print("by_hand" in sys.modules, module, short(module.__file__)) if False else print("by_hand" in sys.modules, short(module.__file__))
spec.loader.exec_module(module)
print(module.x, module.__name__, spec.loader.name, spec.loader.is_package("by_hand"))
print(spec.loader.get_source("by_hand").splitlines()[1], type(spec.loader.get_code("by_hand")).__name__)
print(importlib.machinery.SourceFileLoader("again", "plain.py").load_module().x)
print(importlib.util.spec_from_file_location("none", "plain.txt"))
found = importlib.util.find_spec("pack.other")
print(found.name, short(found.origin), importlib.util.find_spec("no_such"), importlib.util.find_spec("sys").origin)
try:
    importlib.util.find_spec("plain.sub")
except ModuleNotFoundError as e:
    print(e)
w("plain.py", "print('plain runs again')\nx = 2\nnew = 3\n")
old = plain
plain.kept = True
importlib.invalidate_caches()
print(importlib.reload(plain) is old, plain.x, plain.new, plain.kept)


# Finders of the program.
class Watch(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path, target=None):
        print("asked for", fullname, None if path is None else [short(p) for p in path])
        return None


class Made(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    texts = {"virtual": "a = 1", "virtual.sub": "b = __name__"}

    def find_spec(self, fullname, path, target=None):
        if fullname in self.texts:
            return importlib.util.spec_from_loader(fullname, self, origin="memory", is_package=fullname == "virtual")

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.texts[module.__name__], module.__dict__)


watch, made = Watch(), Made()
sys.meta_path.insert(0, watch)
sys.meta_path.append(made)
import virtual
import virtual.sub
print(virtual.a, virtual.sub.b, virtual.__spec__.origin, virtual.__loader__ is made, virtual)
try:
    import really_not_there
except ModuleNotFoundError as e:
    print(e)
w("late.py", "v = 'late'\n")
importlib.invalidate_caches()
import late
print(late.v)
sys.meta_path.remove(watch)
sys.meta_path.remove(made)


class Broken:
    @classmethod
    def find_spec(cls, name, path, target=None):
        raise ValueError("not now: " + name)


sys.meta_path.insert(0, Broken)
try:
    import anything
except ValueError as e:
    print(e)
sys.meta_path.pop(0)


class Lazy(importlib.util.LazyLoader):
    pass


w("slow.py", "print('slow runs')\nq = 7\n")
importlib.invalidate_caches()
spec = importlib.util.find_spec("slow")
spec.loader = importlib.util.LazyLoader(spec.loader)
module = importlib.util.module_from_spec(spec)
sys.modules["slow"] = module
spec.loader.exec_module(module)
print("not yet")
print(module.q)
print(importlib.util.cache_from_source("/a/b.py"), importlib.util.source_from_cache("/a/__pycache__/b.cpython-312.pyc"))
print(importlib.machinery.all_suffixes()[0], importlib.util.MAGIC_NUMBER)
print(importlib.machinery.ModuleSpec("n", None, origin="o", is_package=True), importlib.machinery.ModuleSpec("n", None) == importlib.machinery.ModuleSpec("n", None))

# A folder without __init__.py, once finders have been asked.
w("later/inside/leaf.py", "z = 'leaf again'\n")
importlib.invalidate_caches()
import later.inside.leaf
print(later.inside.leaf.z, short(later.inside.leaf.__file__))
