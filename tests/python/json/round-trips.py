def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import json
d = {'users': [{'id': i, 'name': f'user{i}', 'roles': ['admin'] if i % 2 else []} for i in range(4)], 'total': 4}
s = json.dumps(d, indent=4)
print(s, json.loads(s) == d, json.loads(json.dumps(d)) == d)
class Money:
    def __init__(self, v): self.v = v
def enc(o):
    if isinstance(o, Money): return {'__money__': o.v}
    raise TypeError(f'cannot {o!r}')
def dec(d): return Money(d['__money__']) if '__money__' in d else d
m = json.loads(json.dumps({'p': Money(5)}, default=enc), object_hook=dec)
print(type(m['p']).__name__, m['p'].v)
class F:
    def __init__(self): self.s = ''
    def write(self, x): self.s += x
    def read(self): return self.s
f = F(); json.dump({'a': [1, 2]}, f); print(f.s, json.load(f))
deep = json.loads('[' * 50 + ']' * 50); print(str(deep)[:60])
