# Two texts side by side as HTML: what stands beside what, context, wrapping, tabs, and the links from change to change.
import difflib
import random
import zlib

a = "one\ntwo\nthree\n".splitlines()
b = "one\ntwoo <&>\nthree\tx\n".splitlines()
maker = difflib.HtmlDiff()
print(maker.make_file(a, b, charset="ascii"))
print(maker.make_table(a, b, "old", "new", context=True, numlines=1))
print(maker.make_table([], []))
print(maker.make_table(a, a, context=True))
print(maker.make_table(a, a))
long = ["same %d\n" % i for i in range(12)]
changed = long[:3] + ["new \xe4\n", "\n", "same 3 is longer by several words\n"] + long[4:10] + ["same 11 \t end\n"]
print(difflib.HtmlDiff(tabsize=4, wrapcolumn=9).make_table(long, changed, context=True, numlines=2))
print(maker.make_file(long, changed, "x", charset="ascii", context=True, numlines=0))

random.seed(5)
for round in range(60):
    words = ["alpha", "alpha beta", "alpha gamma", "", "delta one", "delta two", "x" * 20, "y\tz", "   lead"]
    old, new = ([random.choice(words) for _ in range(random.randrange(14))] for _ in range(2))
    maker = difflib.HtmlDiff(wrapcolumn=random.choice((None, 7, 15)))
    text = maker.make_table(old, new, context=random.random() < 0.5, numlines=random.randrange(4))
    print(round, len(text), zlib.crc32(text.encode()), text.count("diff_add"), text.count("diff_chg"))
