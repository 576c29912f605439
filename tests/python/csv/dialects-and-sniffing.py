import csv
import io

samples = ["a,b,c\n1,2,3\n4,5,6\n", "name;age\n'Ann; B';31\n'Bob';22\n", "x|y|z\n1|2|3\n", 'one, "two", 3\nfour, "five", 6\n', "a b\nc d\n",
           '"He said ""no""","x"\n"b","y"\n', "12:30:05\n11:20:15\n10:00:00\n"]
sniffer = csv.Sniffer()
for sample in samples:
    d = sniffer.sniff(sample)
    print(repr(d.delimiter), repr(d.quotechar), d.doublequote, bool(d.skipinitialspace), d.__name__)
    print(list(csv.reader(io.StringIO(sample), d)))
print([sniffer.has_header(text) for text in ("name,age\nAnn,31\nBob,22\n", "Ann,31\nBob,22\n", "n,v\n1,2\n3,4\n", "aaaa,b\nccccc,ddd\neeeee,f\n")])
print(repr(sniffer.sniff("a:b;c\nd:e;f\n", delimiters=";").delimiter))
try:
    sniffer.sniff("word\nother text\n")
except csv.Error as error:
    print(error)


class Odd(csv.Dialect):
    delimiter, quotechar, lineterminator, quoting = "::", '"', "\n", csv.QUOTE_MINIMAL


class Bare(csv.Dialect):
    pass


def show(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except (csv.Error, TypeError, AttributeError, StopIteration) as error:
        print(type(error).__name__, error)


show(Odd), show(Bare)
show(csv.reader, [], delimiter=""), show(csv.reader, [], quotechar=4), show(csv.writer, io.StringIO(), quoting=9)
show(csv.reader, [], escapechar=b"x"), show(csv.reader, [], nothing=1), show(csv.field_size_limit, "x")
dialect = csv.reader([]).dialect
show(delattr, dialect, "delimiter"), show(setattr, dialect, "quoting", 1)
print(list(csv.reader(["a^", "b,c"], escapechar="^")), list(csv.reader(["a,^b", '"x^"y"'], escapechar="^")))
show(lambda: list(csv.reader(['"open'])))
show(lambda: list(csv.reader(['"open'], strict=True)))
show(lambda: list(csv.reader(['"a"b'], strict=True)))
before = csv.field_size_limit(5)
show(lambda: list(csv.reader(["12345,1", "123456"])))
print(csv.field_size_limit(before))
