import tokenize, io
for src in ['x = 1', 'f"{x:}"\n', 'f"{x:{w}}{y!r}{{a}}"\n', "f'''a\nb{x\n}c'''\n", 'if a:\n  b\n\n# c\n  # d\nelse: pass', 'a \\\n + b\n', '"""a\nb"""\n', '(a,\n b)  # x\n', 'x = $\n', 'a ? b\n', '"abc\n', '0x1F 1e5 1_0.5j 0b1 .5 5. 1if 2else 3\n', 'é = 1; x->y := **= // ... <> !=\n', '\n\n', '', '# only', 'def f():\n\treturn 1\n', 'rb"a" Rb\'b\' u"c" rf"{a!s}\\n"\n', 'if 1:\n    a\n  b\n', '(', 'a\r\nb\r\n', 'f"{a=}"\n', 'f"a{b}\\N{DASH}"\n', 'class A: x: int = 3\n', '"a" \'b\'\n', 'f"{d[\'a\']:>{n}.{m}f} end"\n','async def f(): await x\n', 'match x:\n case 1: pass\n', "x = '''abc"]:
    print(repr(src))
    try:
        for t in tokenize.generate_tokens(io.StringIO(src).readline): print('  ', tokenize.tok_name[t.type], repr(t.string), t.start, t.end, repr(t.line))
    except Exception as e: print('  ', type(e).__name__, e, getattr(e, 'args', None))
