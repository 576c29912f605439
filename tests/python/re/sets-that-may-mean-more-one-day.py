import re, warnings
warnings.simplefilter("always")
for p in ["[[a]", "[a--b]", "[a&&b]", "[a||b]", "[a~~b]", "[[:alpha:]]", "[a[b]", "[--a]", "[&&]", "x[[y]z"]:
    try:
        re.compile(p)
    except re.error as e: print(e)
try:
    re.compile("(?<=a+)b")
except re.error as e:
    print(e, e.pattern, e.pos, e.lineno, e.colno, e.msg)
