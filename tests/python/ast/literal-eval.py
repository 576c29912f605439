import ast
for t in ("1", "-1.5", "'a' 'b'", "[1, (2,), {3: 'x'}, {4}]", "None", "(1)", "()", "1+2j", "b'x'", "{}", "set()", "  [1,\n 2]", "0x1F", "1_000", "(1, 2,)", "1, 2", "'\\n\\'q'", "True", "...", '"""tri\nple"""', "[1, [2, [3]]] # c"):
    print(repr(ast.literal_eval(t)))
for t in ("a", "1 + 1", "f()", "[1", "", "__import__('os')", "-'a'"):
    try: print(ast.literal_eval(t))
    except Exception as e: print(type(e).__name__, str(e).split(":")[0])
