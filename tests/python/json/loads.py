def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import json
print(json.loads('{"a": [1, 2.5, -3e2, true, false, null, "x\\u00e9\\n"], "b": {}}'), json.loads(' [ ] '), json.loads('"\\ud83d\\ude00"'), json.loads('1'), json.loads(b'{"k": "v"}'), json.loads('-0'), json.loads('1E3'), json.loads('NaN'), json.loads('[Infinity, -Infinity]'))
bad = ['', '{', '{"a"}', '{"a":}', '{"a":1,}', '[1,', '[1 2]', '[1,]', "{'a':1}", '{"a":1 "b"}', 'nul', '"abc', '"a\\q"', '"\\u12"', '"a\nb"', '1 2', '{"a":1}x', '[', ']', 'tru', '{1:2}', '\n\n  {"a": x}', '-', '01', '1.', '"\\', '{"a"', '{"a":1', '\ufeff1', 'True', '{,}', '[,]', '+1', '.5', 'None']
for s in bad:
    try: print(repr(s), json.loads(s))
    except json.JSONDecodeError as e: print(repr(s), e, '|', e.msg, e.pos, e.lineno, e.colno, e.doc == s)
print(t(lambda: json.loads(5)), t(lambda: json.loads(None)))
print(json.loads('{"x": 1.5, "n": 10}', parse_float=str, parse_int=lambda s: s * 2), json.loads('{"a": 1, "b": 2}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads('{"a": 1, "a": 2}'), json.loads('[NaN]', parse_constant=lambda c: c))
print(json.JSONDecoder().raw_decode('[1, 2] rest'), json.loads('"a\tb"', strict=False), issubclass(json.JSONDecodeError, ValueError), json.JSONDecodeError.__module__)
