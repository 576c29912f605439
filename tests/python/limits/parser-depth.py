# What nests too deep for the parser is told as an exception, and the next snippet compiles.
nested = ["-" * 50000 + "1", "not " * 50000 + "1", "2**" * 50000 + "1", "lambda:" * 50000 + "1", "1 if 1 else " * 50000 + "1",
          "~" * 50000 + "1"]
for source in nested:
    try:
        compile(source, "nested", "eval")
    except MemoryError as error:
        print(source[:8], error)
try:
    compile("if 1: pass\n" + "elif 1: pass\n" * 20000, "nested", "exec")
except MemoryError as error:
    print("elif", error)
print(eval("--1"))
