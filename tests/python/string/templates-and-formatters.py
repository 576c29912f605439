from string import Template, Formatter, capwords, ascii_letters, digits, punctuation, printable, whitespace, hexdigits
t = Template('$who likes ${what}s and $$5 $Who'); print(t.substitute(who='A', what='b', Who=3), t.safe_substitute(who='x'), t.get_identifiers(), t.is_valid(), t.template)
for b in ['$', '$1', '${', '${a b}', 'a\nb $-']:
    try: Template(b).substitute()
    except ValueError as e: print(e)
    print(Template(b).safe_substitute(), Template(b).is_valid())
try: t.substitute({})
except KeyError as e: print(repr(e))
class P(Template): delimiter = '%'; idpattern = '[a-z]+_[a-z]+'
print(P('%a_b %% %ab').safe_substitute(a_b=1), capwords(' hello  wORLD '), capwords('a-b', '-'))
f = Formatter(); print(f.format('{0} {a!r:>5} {}', 1, a='x') if 0 else f.format('{} {a!r:>5} {}', 1, 2, a='x'), list(f.parse('a{b!r:{c}}d{{')), f.vformat('{0[a].real}', [{'a': 3}], {}), f.get_field('0.real', (5,), {}))
class F(Formatter):
    def get_value(self, k, a, kw): return kw.get(k, '<%s>' % k) if isinstance(k, str) else super().get_value(k, a, kw)
    def format_field(self, v, spec): return v.upper() if spec == 'up' else super().format_field(v, spec)
    def convert_field(self, v, c): return v[::-1] if c == 'v' else super().convert_field(v, c)
print(F().format('{x} {y:up} {z!v}', y='abc', z='xyz'), len(printable), repr(whitespace))
