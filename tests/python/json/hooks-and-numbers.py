# Hooks are called for the innermost first, once each, with what they are to make something of; what is wrong is told as without.
import json, decimal, collections, sys
def t(f,*a,**k):
    try: return f(*a,**k)
    except BaseException as e: return f'{type(e).__name__}: {e}'
seen = []
def hook(d): seen.append(d); print('hook', d, sys.getrefcount(d)); return d.get('z', tuple(d.items()))
def pairs(p): print('pairs', p, sys.getrefcount(p)); return len(p)
texts = ['{"a": 1, "b": {"c": [1.5, -2e3, {}]}, "z": null}', '[{"z": 1}, {"z": 2}]', '{"a": {"b": 1}, "c": }', '[{"a": 1}, {"b" 2}]', '{"a": NaN, "b": {"c": -Infinity}}', '{}', '[]', '1', '1.50', '"x"', '{"a": 1, "a": 2}', '{"k": [{"k": [{"k": 1}]}]}', ' {"a":1} x', '123456789012345678901234567890', '{"a": {"b": 1}', '{"a": tru}', '{"a": "\\ud83d\\ude00\\n"}', '{"a": {}, "b": "\n"}', '[' + '1' * 700 + ']']
for s in texts:
    for kw in dict(object_hook=hook), dict(object_pairs_hook=pairs), dict(object_pairs_hook=collections.OrderedDict), dict(parse_float=decimal.Decimal), dict(parse_int=float), dict(parse_int=lambda s: print('int', repr(s)), parse_float=lambda s: print('float', repr(s))), dict(object_hook=hook, object_pairs_hook=pairs), dict(parse_constant=lambda s: s + '!'), dict(object_hook=lambda d: 1 / 0):
        print(list(kw), t(json.loads, s, **kw))
print(json.JSONDecoder(object_hook=hook).raw_decode('{"a": 1} rest'), t(json.JSONDecoder(object_hook=hook).raw_decode, ' {}'))
class P:
    def __init__(self, x, y): self.x, self.y = x, y
def as_p(d): return P(**d) if set(d) == {'x', 'y'} else d
p = json.loads('{"p": {"x": 1, "y": 2}, "q": [{"x": 3, "y": 4}]}', object_hook=as_p)
print(p['p'].y, p['q'][0].x)
n = []
def deep(d): n.append(1); return json.loads('{"i": 1}', object_hook=lambda d: d) if len(n) < 3 else d
print(json.loads('{"a": {"b": {"c": {}}}}', object_hook=deep))
a = json.loads('[{"key": 1}, {"key": 2}]', object_pairs_hook=list); print(a, a[0][0][0] is a[1][0][0])
print(t(json.loads, '{"a":' * 2000 + '1' + '}' * 2000, object_hook=lambda d: d))
