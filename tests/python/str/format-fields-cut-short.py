import string
for f in ('{a!}','{a!r','{a!','{a!rr}','{a!r:','{a!r:>','{','{a','{a:','{a:}','}','{a}}','{{a}','{a:{b','{a:{b}','{a[','{a[0','{a[0]','{a.','{a.}','{!r}','{:{}','{a!}}','{a!}x}', 'x{a!}y'):
    try: print(f, f.format(*'xyz', a='1', b=2))
    except Exception as e: print(f, type(e).__name__, e)
    try: print(f, list(string.Formatter().parse(f)))
    except Exception as e: print(f, type(e).__name__, e)
