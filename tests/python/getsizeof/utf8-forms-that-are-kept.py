# Where CPython keeps the UTF-8 form of a str, sys.getsizeof counts it.
import array
import ast
import base64
import collections
import datetime
import decimal
import fractions
import io
import json
import marshal
import pickle
import re
import struct
import sys
import time
import types
import unicodedata
import warnings


def grow(f, text='İı'):
    s = ''.join([text[0], text[1:]])
    a = sys.getsizeof(s)
    try:
        f(s)
    except Exception as error:
        print(type(error).__name__, end=' ')
    return sys.getsizeof(s) - a


for name, f in [
    ('compile', lambda s: compile(s, 'n', 'exec')),
    ('eval', lambda s: eval(s, {s: 1})),
    ('exec', lambda s: exec(s, {s: 1})),
    ('encode', lambda s: s.encode()),
    ('int', int),
    ('float', float),
    ('print', lambda s: print(s, end=' ')),
    ('getattr', lambda s: getattr(1, s, None)),
    ('import', lambda s: __import__(s)),
    ('hash', hash),
    ('format', lambda s: f'{s:>5}'),
    ('mod', lambda s: '%s' % s),
    ('compile name', lambda s: compile('1', s, 'exec')),
    ('ast', lambda s: ast.parse(s)),
    ('bytes', lambda s: bytes(s, 'utf-8')),
    ('type', lambda s: type(s, (), {})),
    ('setattr', lambda s: setattr(type('x',(),{}), s, 1)),
    ('KeyError', lambda s: {}[s]),
    ('complex', complex),
    ('fmt', lambda s: '{}'.format(s)),
    ('fmt2', lambda s: s.format(1)),
    ('write', lambda s: io.StringIO().write(s)),
    ('writeb', lambda s: io.TextIOWrapper(io.BytesIO(), 'utf-8').write(s)),
    ('json', lambda s: json.dumps(s)),
    ('json2', lambda s: json.loads('"' + s + '"')),
    ('re', lambda s: re.compile(s)),
    ('strftime', lambda s: time.strftime(s)),
    ('intern', lambda s: sys.intern(s)),
    ('int base', lambda s: int(s, 16)),
    ('struct', lambda s: struct.calcsize(s)),
    ('sorted', lambda s: sorted(s)),
    ('isidentifier', lambda s: s.isidentifier()),
    ('class', lambda s: exec('class ' + s + ': pass')),
    ('warn', lambda s: warnings.warn(s)),
    ('literal', lambda s: ast.literal_eval(s)),
    ('namedtuple', lambda s: collections.namedtuple('P', s)),
    ('unicodedata', lambda s: unicodedata.lookup(s)),
    ('b64', lambda s: base64.b64encode(s)),
    ('hex', lambda s: bytes.fromhex(s)),
    ('array', lambda s: array.array('u', s)),
    ('isoformat', lambda s: datetime.date.fromisoformat(s)),
    ('decimal', lambda s: decimal.Decimal(s)),
    ('fraction', lambda s: fractions.Fraction(s)),
    ('pickle', lambda s: pickle.dumps(s)),
    ('marshal', lambda s: marshal.dumps(s)),
    ('module', lambda s: types.ModuleType(s)),
    ('raise', lambda s: (_ for _ in ()).throw(ValueError(s))),
    ('repr', repr),
    ('ascii', ascii),
    ('upper', str.upper),
    ('title', str.title),
    ('strip', lambda s: s.strip('x')),
    ('eq', lambda s: s == 'x'),
    ('memoryview', lambda s: memoryview(s)),
    ('dict kw', lambda s: dict(**{s: 1})),
    ('func kw', lambda s: (lambda **k: 1)(**{s: 1})),
    ('func kw2', lambda s: len(**{s: 1})),
    ('NameError', lambda s: eval('1+' + s)),
]:
    print(name, grow(f))
