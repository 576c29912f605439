# Rows at random, written and read in dialects at random, and texts that nobody wrote.
import csv, io, random, decimal, fractions
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f'{type(e).__name__}: {e}'
r = random.Random(21)
class S(str):
    def __str__(self): return 'S!'
class N:
    def __str__(self): return 'a,"b'
    def __float__(self): return 1.0
def field(): return r.choice(['', 'a', 'a b', ' a', 'x,y', 'q"r', '"', "'", 'new\nline', '\r', 'é', '€,', '\U0001f600', 'es\\c', 1, 2.5, None, True, decimal.Decimal('1.50'), fractions.Fraction(1, 3), [1, 2], S('s'), N(), 1e300, b'b', '\\', '\t', ';', ''])
for i in range(70):
    rows = [[field() for _ in range(r.randrange(4))] for _ in range(2)]
    kw = {}
    if r.random() < .5: kw['quoting'] = r.randrange(6)
    if r.random() < .3: kw['delimiter'] = r.choice(';\t| é€')
    if r.random() < .3: kw['quotechar'] = r.choice("'|")
    if r.random() < .3: kw['escapechar'] = '\\'
    if r.random() < .3: kw['doublequote'] = False
    if r.random() < .3: kw['skipinitialspace'] = True
    if r.random() < .3: kw['lineterminator'] = r.choice(['\n', 'END', '', 'é'])
    if r.random() < .2: kw['strict'] = True
    out = io.StringIO()
    def w():
        wr = csv.writer(out, **kw)
        return [wr.writerow(x) for x in rows], wr.writerows(rows)
    print(i, kw, t(w), repr(out.getvalue()))
    def rd():
        rr = csv.reader(io.StringIO(out.getvalue(), newline=''), **kw)
        res = []
        try:
            for row in rr: res.append(row)
        finally: print(rr.line_num, res)
    print(t(rd))
    text = ''.join(r.choice('ab,;"\'\\ \n\r\t') for _ in range(r.randrange(20)))
    def rd():
        rr = csv.reader(text.splitlines(True) if r.random() < .5 else text.split('\n'), **kw)
        res = []
        try:
            for row in rr: res.append(row)
        finally: print(repr(text), rr.line_num, res)
    print(t(rd))
print(t(csv.reader([1]).__next__), t(csv.reader([b'a']).__next__), t(csv.reader, 5), t(csv.writer, 5), t(csv.writer(io.StringIO()).writerow, 5), t(csv.writer(io.StringIO()).writerow, 'abc'), t(csv.writer(io.StringIO()).writerow, {'x': 1}))
old = csv.field_size_limit(5); print(old, t(csv.reader(['abcdef,b']).__next__), t(csv.reader(['abcde,b']).__next__), csv.field_size_limit(old))
class W:
    def write(self, s): return s * 2
print(csv.writer(W()).writerow(['a', 1]), list(csv.DictReader(['a,b', '1,2', '', '3', '4,5,6'])), csv.reader(['a']).dialect.delimiter)
class G:
    def __iter__(self): yield 1; raise KeyError('x')
print(t(csv.writer(io.StringIO()).writerow, G()), t(csv.writer(io.StringIO()).writerows, [G()]), t(csv.writer(io.StringIO()).writerows, 5))
class B:
    def __str__(self): raise OSError('no')
print(t(csv.writer(io.StringIO()).writerow, [B()]))
