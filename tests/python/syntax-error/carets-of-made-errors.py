import sys
def show(*args):
    try: raise SyntaxError("bad bad", args)
    except SyntaxError as e:
        sys.stderr = sys.stdout
        sys.__excepthook__(*sys.exc_info())
for a in [("bad.py", 1, 2, "abcdefg", 1, 7), ("bad.py", 1, 2, "abcdefg", 1, 100), ("bad.py", 1, 2, "abcdefg", 1, -2), ("bad.py", 1, 4, "abcdefg", 1, 2), ("bad.py", 1, -4, "abcdefg", 1, -2), ("bad.py", 1, -4, "abcdefg", 1, -5), ("bad.py", 1, 100, "abcdefg", 1, 200), ("bad.py", 1, 2, "abcdefg"), ("bad.py", 1, 0, "abcdefg", 1, 0), ("bad.py", 1, 0, "abcdefg", 1, 5), ("bad.py", 1, None, "abcdefg", 1, None), ("bad.py", 1, 2, None, 1, 5), ("bad.py", 1, 5, "  abc\n", 1, 9), ("bad.py", 1, 2, "abcdefg", 2, 3)]:
    print(a); show(*a)
