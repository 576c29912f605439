def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import dis
def f(a, *b, c=1, **d):
    """doc"""
    x = lambda: a
    return x
print(dis.code_info(f).replace(f.__code__.co_filename, 'FILE'))
print(dis.pretty_flags(f.__code__.co_flags))
b = dis.Bytecode('a + b'); print(b.dis(), repr(b)); print([x.opname for x in b])
