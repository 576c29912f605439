import difflib

a = """1. Beautiful is better than ugly.
2. Explicit is better than implicit.
3. Simple is better than complex.
4. Complex is better than complicated.
""".splitlines(keepends=True)
b = """1. Beautiful is better than ugly.
3.   Simple is better than complex.
4. Complicated is better than complex.
5. Flat is better than nested.
""".splitlines(keepends=True)
print("".join(difflib.ndiff(a, b)))
print("".join(difflib.unified_diff(a, b, "before.txt", "after.txt")))
print("".join(difflib.unified_diff(a, b, n=0, fromfiledate="today")))
print("".join(difflib.context_diff(a, b, "before.txt", "after.txt")))
print("".join(difflib.restore(difflib.ndiff(a, b), 2)) == "".join(b))
matcher = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(matcher.ratio(), 3), matcher.quick_ratio(), matcher.real_quick_ratio())
for block in matcher.get_matching_blocks():
    print(block)
for code in matcher.get_opcodes():
    print(code)
matcher = difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd")
print(matcher.find_longest_match(0, 5, 0, 9), matcher.bjunk, matcher.b2j)
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("wheel", ["well", "heal"], n=1))
long_a, long_b = ["x%d" % (i % 7) for i in range(300)], ["x%d" % (i % 5) for i in range(300)]
print(difflib.SequenceMatcher(None, long_a, long_b).ratio(), difflib.SequenceMatcher(None, long_a, long_b, autojunk=False).ratio())
print(list(difflib.SequenceMatcher(None, list(range(40)), list(range(5)) + list(range(7, 40)) + [99]).get_grouped_opcodes(2)))
print(list(difflib.Differ().compare(["same\n", "\ttab\n"], ["same\n", "\ttabs\n", "new\n"])))
try:
    difflib.get_close_matches("x", [], n=0)
except ValueError as e:
    print(e)
