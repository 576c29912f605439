# symtable() takes text as bytes, too, in the encoding that it tells.
import symtable

print([s.get_name() for s in symtable.symtable(b"# coding: latin-1\n\xe4 = 1", "f", "exec").get_symbols()])
print([s.get_name() for s in symtable.symtable(bytearray(b"\xc3\xa4 = 1"), b"f", "exec").get_symbols()])
for name in bytearray(b"x"), 3:
    try:
        symtable.symtable("pass", name, "exec")
    except TypeError as error:
        print(error)
