# The code of a text that is disassembled has a name of its own.
import dis
import io

for show in dis.dis, dis.show_code:
    out = io.StringIO()
    show("def f(a):\n    return a + 1", file=out)
    print([line.split("file ")[1] for line in out.getvalue().splitlines() if "file " in line],
          [line for line in out.getvalue().splitlines() if line.startswith("Filename")])
print([i.argval.co_filename for i in dis.get_instructions("def f(): pass") if i.opname == "LOAD_CONST" and hasattr(i.argval, "co_name")])
