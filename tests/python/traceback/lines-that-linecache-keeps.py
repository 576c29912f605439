# The lines of a text that only linecache knows, with and without the newline or blanks at their ends.
import linecache
import traceback

source = "def f(x):\n    1 / x  \n    \n"
space = {}
exec(compile(source, "<kept>", "exec"), space)
for lines in source.split("\n"), source.splitlines(keepends=True), ["def f(x):\n", "    1 / x\n"]:
    linecache.cache["<kept>"] = len(source), None, lines, "<kept>"
    try:
        space["f"](0)
    except ZeroDivisionError as error:
        print("".join(traceback.format_exception(error)))
        traceback.print_exc()
