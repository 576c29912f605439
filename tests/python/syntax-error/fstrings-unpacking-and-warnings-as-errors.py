def t(s):
    try: compile(s,'f','exec')
    except SyntaxError as e: print(repr(s)[:30], e, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    except Exception as e: print(e)
    else: print('ok')
for s in ["f'{!'","f'{='","f'{3:{{>10}'","f'{1=}{;'","f'{1=}{1;'","f'{a b'","f'{a'","f'{(a'","f'{a:'","f'{a!'","f'{a!r'","f'{a$b}'","f'{'\nx = (", 'f"""\n\n\n            {\n            6\n            0="""', "f'{a['b']'", "f'{lambda x: 1}'", "f'{*}'","f'{**a}'","f'{yield}'", "f'{a:{b:{c:{d}}}}'", "f'}'", "f'{a}}'","f'{a:}}'","f'{a!x}'","f'{a!rr}'","f'{a! r}'","f'{a !r}'","f'{\\n}'","f'{a\\n}'","f'{#}'","f'{a#}'", "f'''{\na b}'''", "(f'{a b}', (", 'f"{1 1:{f"1:{f"1', "f(**k={'a': 1})", "f(a, b, *args, **kwargs={'a': 1})", "f(**k = 3, x)", "class C(**k=3): pass", "f(*a=3)", "f(x, **a.b=3)", "f(**(a)=3)", "f(**a b)"]: t(s)
print(f'\{6*7}', f'\\{6*7}', f'\\\{6*7}', f'\N{AMPERSAND}\{1}')
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(eval(r"f'\{{1+1}}'"), eval(r"f'\}}\{1}'"))
    for x in w: print(x.message, x.lineno, x.filename)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    for s in [r"'\z'", r"b'\z'", r"'\407'", r"b'\407'", "0xfor x in y", "1if 2else 3", "assert (1, 'x')", "1 is 1", "a is ()", "1()", "[1](2)", "'a'[1.0]", "x = '''\n\\z'''", "f'\\z{1}'", "f'{1:\\z}'", "(1).x is not 'a'", "1in x", "0b1in x", "0o7or x", "1.0and x", "1jif x else y", "0xfand x", "return x; 1()"]: t(s)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    compile("x = f'''\\z\n{1}\n\\y'''", 'f', 'exec')
    compile("x = f'''{1:\\q}\n{1}\n\\y'''", 'f', 'exec')
    compile("x = '''\n\\z\n'''", 'f', 'exec')
    for x in w: print(x.category.__name__, x.message, x.lineno)
for text in "f''", "f'' f''", "lambda: f''": print(repr(eval(text)))
