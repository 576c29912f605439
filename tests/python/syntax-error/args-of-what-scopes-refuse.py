# Errors that the table of names finds keep their place in attributes, not in args; and how traceback shows errors of blocks.
import traceback

for text in ("def f(a, a): pass", "def f(): nonlocal x", "nonlocal x", "def f(): x = 1; global x", "[x := 1 for x in y]",
             "class A:\n  [(x := 1) for y in z]", "def f(): from a import *", "return", "x = 1 +", "f(a=1, a=2)"):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(error.args, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset)
for text in ("if x:\npass", "class A:\n  def f(self):\n  pass", "if 1:\n        x\n\ty\n", 'd = {\n "a": 1\n "b": 2\n}', "\tx y z"):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print("".join(traceback.format_exception_only(error)))
made = SyntaxError("made", ("<here>", 3, 5, "  \tab cd\n", 3, 8))
print("".join(traceback.format_exception_only(made)))
made = SyntaxError("made", ("<here>", 3, 1, "   ab cd\n", 3, 0))
print("".join(traceback.format_exception_only(made)))
