# exit, quit and help are objects that tell how they are used.
print(exit, quit, help)
print(repr(exit), [repr(quit)], str(help))
print(type(exit).__name__, type(exit).__module__, type(quit) is type(exit), type(help).__name__, type(help).__module__)
print(exit.name, exit.eof, quit.name, callable(exit), callable(help), 'exit' in dir(__builtins__))
for arguments in ((), (3,), ('text',), (None,)):
    for function in (exit, quit):
        try:
            function(*arguments)
        except SystemExit as error:
            print(repr(error), error.code)
try:
    exit(code=4)
except SystemExit as error:
    print(repr(error))
quit(0)
