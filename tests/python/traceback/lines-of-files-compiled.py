# exits with 1
# uses files
# Code that was compiled with the name of a file shows the lines that the file has now.
import traceback


def run(name, text, shown=None):
    with open(name, "w") as file:
        file.write(text)
    code = compile(text, name, "exec")
    if shown is not None:
        with open(name, "w") as file:
            file.write(shown)
    try:
        exec(code, {})
    except ZeroDivisionError:
        print(traceback.format_exc().partition("exec(code, {})")[2])


run("one.py", "def f():\n    1 / 0\n\n\nf()\n")
run("name\u00e9.txt", "x = 5\nif True: print(x / 0)\n")
run("one.py", "1 / 0\n", "changed = 1 / 0\n")
run("short.py", "\n\n\n1 / 0\n", "# nothing\n")
try:
    exec(compile("1 / 0", "absent.py", "exec"), {})
except ZeroDivisionError as error:
    print(traceback.format_exception(error)[2:])
with open("warns.py", "w") as file:
    file.write("import warnings\n    \nwarnings.warn('from a file')\n")
with open("warns.py") as file:
    exec(compile(file.read(), "warns.py", "exec"), {"__name__": "warns"})
exec(compile("def last():\n    return [1 / 0]\n", "one.py", "exec"))
last()
