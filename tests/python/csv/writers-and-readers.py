import csv, io
rows = [['a', 'b c', 'd,e'], ['1', 'he said "hi"', 'x\ny'], [1, None, 2.5], ['', "it's", 'é']]
for kw in [{}, dict(delimiter=';'), dict(quoting=csv.QUOTE_ALL), dict(quoting=csv.QUOTE_NONNUMERIC), dict(quotechar="'"), dict(lineterminator='\n'), dict(escapechar='\\', quoting=csv.QUOTE_NONE), dict(doublequote=False, escapechar='\\'), dict(dialect='excel-tab'), dict(dialect='unix')]:
    o = io.StringIO(newline='')
    w = csv.writer(o, **kw)
    try: print(w.writerow(rows[0])); w.writerows(rows[1:])
    except csv.Error as e: print('E', e)
    print(kw, repr(o.getvalue()))
for s, kw in [('a,b\r\n"c ""d""",e\r\n', {}), ('a;b\n', dict(delimiter=';')), ('"x\ny",2\n', {}), ("'a,b',c\n", dict(quotechar="'")), ('1,"2"\n', dict(quoting=csv.QUOTE_NONNUMERIC)), ('a, b\n', dict(skipinitialspace=True)), ('a\\,b,c\n', dict(escapechar='\\')), ('', {}), ('\n\n', {}), ('a,"b', {}), ('a"b,c\n', {}), ('"a"b,c\n', dict(strict=True)), ('a\tb\n', dict(dialect='excel-tab'))]:
    try: r = csv.reader(io.StringIO(s), **kw); print(list(r), r.line_num)
    except (csv.Error, ValueError) as e: print(type(e).__name__, e)
d = csv.DictReader(io.StringIO('n,v\na,1\nb,2,3\nc\n'), restkey='rest', restval='-')
print(d.fieldnames, list(d))
o = io.StringIO(); w = csv.DictWriter(o, ['x', 'y'], extrasaction='raise', restval='?'); print(w.writeheader()); w.writerow({'x': 1}); w.writerows([{'x': 2, 'y': 3}])
try: w.writerow({'z': 1})
except ValueError as e: print(e)
print(o.getvalue().splitlines())
csv.register_dialect('my', delimiter='|', quoting=csv.QUOTE_MINIMAL); print(csv.list_dialects(), next(csv.reader(['a|b'], 'my')), csv.get_dialect('my').delimiter); csv.unregister_dialect('my')
try: csv.get_dialect('my')
except csv.Error as e: print(e)
class D(csv.Dialect):
    delimiter = ':'; quotechar = '"'; quoting = csv.QUOTE_MINIMAL; lineterminator = '\n'
print(list(csv.reader(['a:b:"c:d"'], D)))
s = csv.Sniffer(); print(s.sniff('a;b;c\n1;2;3\n4;5;6\n').delimiter, s.has_header('name,age\nbob,3\nann,4\n'), csv.field_size_limit())
for bad in (lambda: csv.writer(3), lambda: csv.reader(3), lambda: csv.writer(io.StringIO()).writerow(3), lambda: csv.reader([], delimiter='ab'), lambda: csv.reader([], delimiter=''), lambda: csv.reader([], foo=1), lambda: csv.reader([], quoting=9), lambda: list(csv.reader([b'a']))):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
