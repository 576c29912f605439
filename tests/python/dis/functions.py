def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import dis
def f(a, b=2):
    c = a + b
    return [c, 'x']
dis.dis(f)
print([i.opname for i in dis.get_instructions(f)], [i.argval for i in dis.get_instructions(f) if i.arg is not None])
dis.dis('x = 1 + y'); dis.dis(lambda: None)
for i in dis.Bytecode(f): print(i.offset, i.opname, i.argrepr)
print(t(lambda: dis.dis(5)))
