# The compiler keeps a tuple for each constant and table until all is compiled, and leaves them on the free list in the order in which they
# die, where the program's own tuples come from: the block of one that died need not be the next one's when something was compiled in between.
import gc


def t(expr, n=8):
    h = eval('lambda e1, n2: id((%s))' % expr)
    e1 = set()
    r = [h(e1, 9) for i in range(n)]
    k = {}
    print(expr, [k.setdefault(i, len(k)) for i in r])


for e in ["eval('1'), n2", "eval('1'), e1.difference('naive')", "eval(repr(1)), e1.difference('naive')", "e1.difference('ab'), 1", "eval('1'), e1.difference('')", "eval('1'), set('abc')",
          "eval('1'), e1.copy()", "eval('1'), [1]", "eval('1'), [1,2].copy()", "eval('1+n2'), [1,2].copy()", "eval('(1,n2)'), n2", "eval('[1,n2]'), n2", "eval('n2'), n2", "eval('2.5'), n2", "eval('\"a\"'), n2", "eval('-1'), n2","eval('1'), n2, 3","eval('1'),", "eval('1'), eval('1')",
          "eval('(1, 2)'), n2", "eval('e1'), n2", "eval('abs(-1)'), n2", "eval('lambda: 1'), n2", "compile('1', 'f', 'eval'), n2", "compile('x = 1', 'f', 'exec'), n2", "exec('x = 1'), n2"]:
    gc.collect()
    t(e)
for e in ["eval('1'), n2", "eval('1'), e1.difference('naive')","eval('n2'), n2"]:
    t(e)


def outer():
    e1 = set()
    n2 = 9
    s1 = 'naïve'
    def h(): return id((eval(repr(1)), e1.difference(s1)))
    def h2(): return id((eval(repr(1)), n2))
    def h3(): return id((1, e1.difference(s1)))
    def h4(): return id((eval(repr(1)), e1.copy()))
    for g in h, h2, h3, h4:
        k = {}
        print([k.setdefault(g(), len(k)) for i in range(8)])
    print(h() == h(), h2() == h2(), h3() == h3(), h4() == h4())


gc.collect()
outer()

# Constants of every kind, equal ones and nested ones, and functions in functions.
TEXTS = ['(1, 2.5)', '((1, 2), (1, 2), (3.5, 4))', '-0.0', '1j', '[True, False, True]', "b'x'", 'x in {1, 2, 3}', 'x in (1.5, (2,))', '...', 'None',
         '(None, True, (b"a", 2.0), 0.0, -0.0)', 'lambda a, b=(1, 2): (lambda: (a, 1))', '[a for a in x]', '{**{}}', "f'{x!r:>10}'", 'x.y.z', 'x[1:2]',
         'f(x, k=1)', '1, 2, 3, 4', '(1.5, 1.5, 1.5)']
BLOCKS = ['x = 1', 'x = 1; y = 2.5', 'def f(a, b=1.5):\n  return a, b\n', 'class A:\n  x = 1\n  def f(self): return self.x, (1, 2)\n',
          'try:\n  x = 1\nexcept ValueError as e:\n  x = 2.5\nfinally:\n  del x\n', 'for i in (1, 2): pass\n', 'import gc\n', 'with x as y: pass\n',
          'def f():\n  def g(a):\n    return a, 2.5\n  return g\n', 'match x:\n  case (1, 2): pass\n']


def order(kind, text, sizes=(1, 2, 3, 4)):
    result = []
    for size in sizes:
        seen = {}
        for _ in range(6):
            compile(text, 'f', kind)
            seen.setdefault(id((kind,) * size), len(seen))
            result.append(seen[id((kind,) * size)])
    return result


for kind, texts in (('eval', TEXTS), ('exec', BLOCKS)):
    for text in texts:
        gc.collect()
        print(repr(text), order(kind, text))
for text in 'x = = 1', 'return 1', 'def f(a, a): pass', '(1, 2', 'x = (1.5, 2.5); break':
    gc.collect()
    blocks = []
    for _ in range(6):
        try:
            compile(text, 'f', 'exec')
        except SyntaxError as error:
            pass
        blocks.append(id((text, 1)))
    print(repr(text), [blocks.index(i) for i in blocks])
