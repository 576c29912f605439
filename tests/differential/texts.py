"""Forms of statements about texts, bytes, numbers and their formats, method by method; see statements.py."""
TEXTS = '''\
print([m(<str>) for m in (str.isalpha, str.isdecimal, str.isdigit, str.isnumeric, str.isidentifier, str.islower, str.isupper, str.istitle, str.isspace, str.isprintable, str.isascii)])
---
print([getattr(<str>, m)() for m in ('upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold', 'strip', 'splitlines', 'split')])
---
print([getattr(<str>, m)(<str>, <index>) for m in ('find', 'rfind', 'count', 'startswith', 'endswith')])
---
print(<str>.find(<str>, <index>, <index>), <str>.count(<str>, <index>, <index>), <str>.startswith(<str>, <index>, <index>), <str>.rindex(<str>, <index>))
---
print(<str>.split(<str>, <small>), <str>.rsplit(<str>, <small>), <str>.split(None, <small>), <str>.rsplit(maxsplit=<small>), <str>.rpartition(<str>))
---
print(<str>.strip(<str>), <str>.lstrip(<str>), <str>.rstrip(None), <str>.removeprefix(<str>), <str>.removesuffix(<str>), <str>.expandtabs(<width>))
---
print(<str>.center(<width>, <fill>), <str>.ljust(<int>), <str>.rjust(<width>, <fill>), <str>.zfill(<width>), sep='|')
---
print(str.maketrans(<dict>), str.maketrans(<str>, <str>), str.maketrans('ab', 'xy', <str>))
---
print(<str>.translate(str.maketrans('abc', 'xyz', <str>)), <str>.translate(<dict>), <str>.translate({ord(c): <any> for c in <str>}))
---
print(<str>.join(<iterable>), <str>.join(<list>), <str>.join({<str>: 1}), <str>.join(c for c in <str>))
---
print(<str>.replace(<str>, <str>, <small>), <str>.replace('', <str>), <str>.replace(<str>, ''), <str>.replace('a', <str>, -1))
---
print(<str>.encode(<codec>), <str>.encode(<codec>, 'xmlcharrefreplace'), <str>.encode('ascii', 'namereplace'), <str>.encode('utf-8', <errors>))
---
print(<str> < <str>, <str> <= <str>, <str> == <str>, max(<str>, <str>), sorted([<str>, <str>, <str>]), hash(<str>) == hash(<str>))
---
s1 = <str>
print([s1[i] for i in range(-len(s1), len(s1))], s1[<index>:<index>], s1[<slice>], s1 * <small>, <small> * s1, <str> in s1)
---
print(len(<str>), sys.getsizeof(<str>), sys.getsizeof(<str> + <str>), sys.getsizeof(<str>[<slice>]), sys.getsizeof(<str> * <small>), sys.getsizeof(<fstring>))
---
s1 = <str>
for i in range(<small>):
    s1 += <str>
    print(sys.getsizeof(s1), end=' ')
print(repr(s1), s1.isascii())
---
print(ascii(<str>), repr(<str>), <str>.encode('unicode_escape'), <bytes>.decode('unicode_escape'), <str>.encode('utf-16-be', 'surrogatepass'))
---
print(chr(<int>), ord(<str>), [ord(c) for c in <str>], ''.join(chr(ord(c) + <small>) for c in <str>))
---
print(int(<str>, 0), int(<str>, <base>), float(<str>), complex(<str>), bool(<str>))
---
print(eval(repr(<str>)) == <str>, eval(repr(<bytes>)), eval(repr(<float>)), eval(<source>))
---
print(<bytes>.find(<bytes>, <index>), <bytes>.rfind(<int>), <bytes>.count(<bytes>), <bytes>.index(<bytes>), <int> in <bytes>)
---
print(<bytes>.split(<bytes>), <bytes>.rsplit(None, <small>), <bytes>.splitlines(<bool>), <bytes>.partition(<bytes>), <bytes>.rpartition(<bytes>))
---
print([getattr(<bytes>, m)() for m in ('upper', 'lower', 'title', 'capitalize', 'swapcase', 'strip', 'hex', 'isalpha', 'isdigit', 'isspace', 'istitle', 'isascii')])
---
print(<bytes>.translate(bytes.maketrans(b'abc', b'xyz'), <bytes>), <bytes>.translate(None, <bytes>), <bytes>.removeprefix(<bytes>), <bytes>.expandtabs(<small>))
---
print(<bytes>.join([<bytes>, <bytearray>]), <bytes>.join(<iterable>), <bytearray>.join([<bytes>]), <bytes>.replace(<bytes>, <bytes>, <small>))
---
print(<bytes>.hex(<fill>), <bytes>.hex('-', <index>), bytes.fromhex(<str>), bytearray.fromhex('0a 0B'), <bytes>.ljust(<width>, <bytes>))
---
print(<bytes> + <bytearray>, <bytearray> + <bytes>, <bytes> == <bytearray>, <bytes> < <bytearray>, bytes(<any>), bytearray(<any>))
---
print(b'%s %b' % (<bytes>, <bytearray>), b'%5d|%-5x|%c' % (<int>, <int>, <any>), b'%(a)s' % {b'a': <bytes>}, b'%r %a' % (<any>, <str>))
---
y1 = bytearray(<bytes>)
y1.extend(<ints>)
y1.insert(<index>, <small>)
y1 *= <small>
print(y1, y1.pop(<index>), y1, y1.find(<bytes>), sys.getsizeof(y1))
---
y1 = bytearray(<bytes>)
y1[<slice>] = <bytes>
print(y1)
del y1[<slice>]
print(y1, len(y1), sys.getsizeof(y1))
y1[<index>] = <int>
print(y1)
---
y1 = bytearray(<bytes> * 3)
del y1[:<small>]
print(y1, sys.getsizeof(y1), y1.__alloc__())
y1.reverse()
y1.remove(<int>)
print(y1.copy(), y1 is y1.copy(), y1)
---
y1 = bytearray(b'0123456789')
m = memoryview(y1)[<slice>]
print(m.tolist(), m.nbytes, m.shape, m.strides, m.format, m.itemsize, m.ndim, m.contiguous, m.readonly)
m[<index>] = <int>
print(y1, m == <bytes>, m.tobytes())
y1.append(1)
---
m = memoryview(<bytes>)
print(m[<index>], m[<slice>].tobytes(), bytes(m), m.hex(), m == <bytes>, m.obj, <int> in m, list(reversed(m)))
with m:
    print(len(m))
m.tolist()
---
m = memoryview(bytearray(<bytes> * 8)[:8])
print(m.cast('H').tolist(), m.cast('b').tolist(), m.cast('I').shape, m.cast('B', [2, 4]).tolist())
m[<slice>] = <bytes>
---
print(hash(memoryview(<bytes>)) == hash(<bytes>), memoryview(<bytes>).toreadonly().readonly, sys.getsizeof(memoryview(<bytes>)), memoryview(<any>))
---
n1 = <int>
print([f(n1) for f in (hex, oct, bin, str, repr, float, complex, bool, abs, math.floor)], n1.bit_length(), n1.bit_count(), n1.as_integer_ratio(), n1.is_integer())
---
n1, n2 = <int>, <int>
print(n1 + n2, n1 - n2, n1 * n2, n1 & n2, n1 | n2, n1 ^ n2, ~n1, -n2, n1 == n2, n1 < n2, n1 // n2, n1 % n2, divmod(n1, n2), n1 / n2)
---
print((<int>) << <small> * 17, (<int>) >> <small> * 13, (<int>) ** <small>, pow(<int>, <int>, <int>), pow(<int>, -1, <int>), math.gcd(<int>, <int>), math.lcm(<int>, <int>))
---
print((<int>) * 10**<small> * 10**30 // (<int>), (10**50 + (<int>)) % (<int>), divmod(-10**40, (<int>)), (3**80) // (<int>), (7**70) & (<int>), str(<int> - 3**90))
---
print((<int>).to_bytes(<small> * 3, <order>, signed=<bool>), int.from_bytes(<bytes>, <order>, signed=<bool>), int.from_bytes(<ints>), (<int>).to_bytes())
---
print(round(<int>, -<small>), round(<float>, <index>), round(<float>), math.floor(<float>), math.ceil(<float>), math.trunc(<float>), int(<float>))
---
print([f(<number>) for f in (math.sin, math.exp, math.log2, math.sqrt, math.cbrt, math.atan, math.gamma, math.erf, math.expm1, math.log1p, math.degrees, math.ulp)])
---
print(math.log(<number>, <number>), math.pow(<number>, <number>), math.atan2(<number>, <number>), math.remainder(<number>, <number>), math.ldexp(<float>, <small>), math.nextafter(<float>, <float>))
---
print(math.perm(<small>, <small>), math.factorial(<small> * 5), math.isclose(<number>, <number>), math.dist([<number>], [<number>]), math.fsum([<number>, <number>, <number>]), math.sumprod([<number>], [<number>]))
---
print((<float>).hex(), float.fromhex(<str>), (<float>).as_integer_ratio(), (<float>).is_integer(), (<float>).conjugate(), hash(<float>), hash(<number>))
---
f1 = <float>
print(f1, repr(f1), str(f1), f'{f1}', f'{f1:.3}', f'{f1:e}', f'{f1:g}', f'{f1:.17g}', f'{f1:%}', f'{f1:20.5f}|', f'{f1:+,}', '%r %s %g %.2f %e' % (f1, f1, f1, f1, f1))
---
print(<float> + <float>, <float> * <float>, <float> // <number>, <float> % <number>, divmod(<number>, <float>), <float> == <int>, <float> < <int>, <float> ** <float>, (<number>) ** <number>)
---
c1 = <complex>
print(c1, c1.real, c1.imag, abs(c1), c1 * c1, c1 / <complex>, c1 ** <small>, c1 == <number>, c1 != c1 or hash(c1), -c1, c1.conjugate(), f'{c1:.2f}', f'{c1:>20}', bool(c1))
---
print(complex(<str>), complex(<number>, <number>), complex(<complex>, <complex>), <complex> ** <complex>, <number> ** <complex>, <complex> < <complex>)
---
print(format(<int>, <spec>), format(<float>, <spec>))
---
print([format(<number>, a + b + c + d) for a in ('', <align>) for b in ('', <sign>) for c in ('', <fwidth>) for d in (<fkind>, '')])
---
print(format(<number>, <align> + <sign> + <fwidth> + <grouping> + <precision> + <fkind>), format(<str>, <align> + <fwidth> + <precision>), format(<complex>, <sign> + <fwidth> + <precision>))
---
print(format(<bool>, <align> + <fwidth> + <fkind>), '{:{}{}{}}'.format(<number>, <sign>, <fwidth>, <fkind>), f'{<number>:{<align>}{<fwidth>}{<precision>}}')
---
print('%' + <pflag> + <pwidth> + <pkind>, ('%' + <pflag> + <pwidth> + <pkind>) % <number>, ('%' + <pflag> + <pwidth> + <pkind>) % (<any>,))
---
print('%(a)' + <pflag> + 's', ('%(a)' + <pflag> + <pwidth> + <pkind>) % {'a': <number>}, '%s %s' % <any>, '%%' % <any>, '%s' % (<any>, <any>))
---
print('{}{}'.format(<any>), '{0}{}'.format(1, 2))
---
print('{0.x} {0[a]} {1[0]!r:>{2}}'.format(<object>, <list>, <width>), '{!x}'.format(1))
---
print(<braces>, <braces>, '{:>{w}}|{:<{w}}'.format(<str>, <int>, w=<width>), '{a[b]}'.format(a={'b': <any>}), '{:}'.format(<any>))
---
print(f'{<any>!r:<fsspec>}', f'{<str>!a:^{<width>}}', f'{<number>:{<sign>}{<width>}.{<small>}{<fkind>}}', f'{<int>:{<fill>}>{<width>}}')
---
print(string.capwords(<str>), string.Formatter().format('{} {a}', <any>, a=<any>), list(string.Formatter().parse(<braceful>)), '{:c}{:n}'.format(<small> + 65, <number>))
---
print(<braceful>.format(<any>, <any>, a=<any>))
---
print(<braceful>.format(<number>, <str>, a=<list>), <braceful>.format_map({'a': <any>}))
---
print(int('1_000'), int(<str> + '_'), float('1_0.5'), float(' nan '), int(' ' + <str> + ' '), int('٣'), float('١.٥'), complex(' 1+2j '))
---
print(statistics.mean(<ints>), statistics.stdev(<ints>), statistics.mode(<iterable>), statistics.median_low(<ints>), statistics.quantiles(<ints>, n=<small>))
---
print(fractions.Fraction(<number>), fractions.Fraction(<int>, <int>) ** <small>, round(fractions.Fraction(<int>, 7), <small>), fractions.Fraction(<str>), format(fractions.Fraction(<int>, <int>), '.2f'))
---
print(decimal.Decimal(<str>), decimal.Decimal(<int>) ** <small>, decimal.Decimal(<int>).sqrt(), format(decimal.Decimal(<int>) / 7, <spec>), decimal.Decimal('1.10').normalize(), decimal.Decimal(<float>).quantize(decimal.Decimal('0.01')))
---
print(re.findall(<pattern>, <str>), re.sub(<pattern>, <str>, <str>), re.split(<pattern>, <str>, <small>), re.search(<pattern>, <str>))
---
m = re.match(<pattern>, <str>)
print(m and (m.group(), m.groups(), m.span(), m.groupdict(), m.lastindex, m.start(), m.expand(r'[\\g<0>]')))
---
p = re.compile(<pattern>, re.I | re.M)
print(p, p.groups, p.groupindex, [m.span() for m in p.finditer(<str>)], p.fullmatch(<str>), p.subn(lambda m: repr(m[0]), <str>))
---
print(json.dumps(<any>, ensure_ascii=<bool>, separators=(',', ':')), json.loads(<str>))
---
print(textwrap.wrap(<str> * 4, <width>), textwrap.dedent('  ' + <str>), textwrap.fill(<str> + ' ' + <str>, 9, initial_indent='* '))
---
print(list(<str>.encode()), <str>.encode().decode('utf-8'), <bytes>.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape'), ascii(<bytes>.decode('latin-1')))
---
print(slice(<index>, None).indices(<small>), slice(<any>, <any>) == slice(<any>, <any>), range(10)[slice(<index>, <index>)], hash(slice(1)))
---
print(range(<int>, <int>, <int>), len(range(<small>, <int> % 100)), range(<small>)[<index>], range(<small>, 9).count(<any>), range(3) == range(<small>), hash(range(<small>)), list(reversed(range(<small>, 12, 3))))
'''.split('\n---\n')
TEXTS[-1] = TEXTS[-1].rstrip('\n')
