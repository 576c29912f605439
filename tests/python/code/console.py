import code
lines = iter(["x = 2", "x", "raise ValueError('') from AttributeError", "", "try: ham\nexcept: eggs", "", "def f(:", "1/0", "if x:", "  print('hi')", ""])
def read(prompt):
    try: return next(lines)
    except StopIteration: raise EOFError
import sys
sys.stderr = sys.stdout
code.interact("hello", read, {})
import codeop
for s in ["if 1:", "try:\n  pass\nexcept:\n  pass\nelse:", "def f():\n  x", "x = (", "'''a", "a b", "", "# c", "x=1\n"]:
    try: print(repr(s), codeop.compile_command(s) is None)
    except Exception as e: print(repr(s), type(e), e)
inside = code.InteractiveInterpreter({"a": 3})
print(inside.runsource("a * 2"), inside.runsource("for i in range(2):"), inside.runsource("a b"), inside.runsource("b = a", symbol="exec"), sorted(inside.locals)[1:])
console = code.InteractiveConsole()
print([console.push(line) for line in ("class A:", "    x = 1", "", "A.x")], console.buffer)
