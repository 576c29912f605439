def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import string
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), string.capwords('hello  wORLD foo'), string.capwords('a-b-c', '-'))
T = string.Template
print(T('$who likes ${what}y $$5').substitute(who='tim', what='pie'), T('$a $b').safe_substitute(a=1), t(lambda: T('$a $b').substitute(a=1)), t(lambda: T('x $ y').substitute()), t(lambda: T('a\nb ${').substitute()), T('$a').substitute({'a': 1}, a=2), T('$x-$y').get_identifiers(), T('$x $').is_valid(), T('${x}').is_valid(), T('$ok').template, T('$a').substitute({'a': 5}))
class P(string.Template): delimiter = '%'
print(P('%a $b').substitute(a=3))
F = string.Formatter()
print(F.format('{0} {1!r:>6} {x.real} {y[k]} {{}}', 1, 'a', x=3j, y={'k': 9}), F.format('{} {}', 1, 2), list(F.parse('a{b!r:>{w}}c{{d}}')), F.format('{:{w}}|', 5, w=4), t(lambda: F.format('{0} {}', 1)), t(lambda: F.format('{x}')), t(lambda: F.format('{')), t(lambda: F.format('}')), F.vformat('{a}', (), {'a': 1}))
class D(string.Formatter):
    def get_value(self, key, args, kw):
        return kw.get(key, f'<{key}>') if isinstance(key, str) else args[key]
print(D().format('{a} {b}', a=1))
