import gc

# The compiler's tables and the keys of its constants are dicts, lists and tuples, which wait for the program to want some. A full
# collection lets go of all that wait, so that afterwards it shows how many there are.
ITEMS = [[0] * count for count in range(8)]


def how_many(make):
    kept = [None] * 60
    gc.get_count()
    before = gc.get_count()[0]
    for count in range(60):
        kept[count] = make()
        if gc.get_count()[0] > before:
            return count


def waiting(source):
    figures = []
    makes = [lambda: {}, lambda: []] + [lambda size=size: tuple(ITEMS[size]) for size in range(1, 7)]
    for make in makes:
        gc.collect()
        code = compile(source, "text", "exec")
        figures.append(how_many(make))
        del code
    return figures


for source in [
        "", "1", "x", "x = 1", "x = 1.5", "x = 1.5, -0.0, 1.5", "x = 1j; y = b'b'; z = True; a = False", "x = 1; y = 2",
        "def f(): pass", "def f(a, b): return a", "class A: pass",
        "class A:\n    def f(self): pass\n    def g(self): pass",
        "class A:\n    def f(self): return self.x\nclass B(A):\n    def f(self): return super().f()\n",
        "def f(a):\n    def g(): return a\n    return g", "print((1, 2, 3))", "import a, b.c", "x = [i for i in y]",
        "x = (i for i in y)", "x = lambda: 1", "def f():\n  x = [1, 2, 3]\n  return x in (1, 2, 3)",
        "def f():\n  return 1 in {1, 2, 3}", "f'{a}{b}'", "x = {1: 2, 3: 4}", "def f(*a, k=1, **kw): pass", "@a\ndef f(): yield 1",
        "def f() -> int: pass", "def f(a='x', *, b=3.5): pass", "x = (1, (2, 3), 'a')", "def f(x): return (1, 2)\ndef g(y): return (1, 2, 3)"]:
    print(waiting(source), repr(source))
