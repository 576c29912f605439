# What a namespace has under __builtins__ may be anything: it is asked for an item where a name is looked for.
code = compile("print('Hello')", "", "exec")
for builtins in {}, 123, None, [], "x":
    try:
        exec(code, {"__builtins__": builtins})
    except Exception as e:
        print(type(e), e)
SOURCES = ("import os", "[x for x in (1, 2)]", "assert 0", "class A: pass", "def f(): return g\nf()", "try: 1/0\nexcept Foo: pass",
           "def f(): pass\nprinted = f.__builtins__")
for builtins in None, 3, {"printed": 1}:
    print(eval("1 + 1", {"__builtins__": builtins}))
    for source in SOURCES:
        try:
            space = {"__builtins__": builtins}
            exec(source, space)
            print(space.get("printed", "nothing"))
        except Exception as e:
            print(type(e), e)
