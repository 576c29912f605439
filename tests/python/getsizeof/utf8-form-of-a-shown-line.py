import sys
import traceback

def caught(e, hook):
    text = e.text
    before = sys.getsizeof(text)
    if hook:
        sys.excepthook(type(e), e, None)
    else:
        traceback.print_exception(e)
    return before, sys.getsizeof(text)

def made(text, name='f.py'):
    return SyntaxError('bad', (name, 1, 2, text, 1, 2))

letters = 'ǅǆ'
print(caught(made(letters + 'a'), True))
print(caught(made(letters + 'b'), False))
print(caught(made(letters.upper() + '\n'), True))
print(caught(made('  ' + letters), True))
print(caught(made(''.join(letters) * 2), True))
print(caught(SyntaxError('bad', ('f.py', None, 2, letters + 'c')), True))
print(caught(IndentationError('bad', ('f.py', 2, 0, letters + 'd')), True))
name = letters + '.py'
caught(made('abc', name), True)
print(sys.getsizeof(name))
print(sys.getsizeof('ǅǆ'), sys.getsizeof(letters))
