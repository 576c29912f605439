# A str that is not ASCII grows when somebody asks for its UTF-8 form, which it keeps: by how much each use of it does that.
import array
import datetime
import io
import struct
import sys


def made():
    return ''.join(['a\u0301', '1' * 6])  # anew each time: no constant


def grown_by(use):
    text = made()
    before = sys.getsizeof(text)
    try:
        use(text)
    except (LookupError, NameError, ValueError, TypeError, struct.error):
        pass
    return sys.getsizeof(text) - before


USES = {
    'float.fromhex': float.fromhex,
    'float': float,
    'int': int,
    'complex': complex,
    'bytes.fromhex': bytes.fromhex,
    'eval': eval,
    'encode': str.encode,
    'an encoding': lambda text: 'a'.encode(text),
    'an encoding of bytes': lambda text: b'a'.decode(text),
    'an error handler': lambda text: 'é'.encode('ascii', text),
    'a format': lambda text: format(1, text),
    'a template': lambda text: text % (),
    'strftime': datetime.date(2024, 1, 1).strftime,
    'a day': datetime.date.fromisoformat,
    'a moment': datetime.datetime.fromisoformat,
    'a short moment': lambda text: datetime.datetime.fromisoformat(text[:6]),
    'a newline': lambda text: io.StringIO('', text),
    'text of a stream': io.StringIO,
    'a struct': struct.calcsize,
    'an array': array.array,
    'a slot': lambda text: type('A', (), {'__slots__': (text,)}),
    'the name of a class': lambda text: type(text, (), {}),
    'an attribute': lambda text: getattr(1, text, None),
    'hash': hash,
    'split': str.split,
    'intern': sys.intern,
}
for name, use in USES.items():
    print(name, grown_by(use))
