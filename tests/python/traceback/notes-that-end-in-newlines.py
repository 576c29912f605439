# exits with 1
import sys
import traceback

for note in '', 'a\n', 'a\n\n', '\n', 'a\r\nb', 'a\x0bb\x0c':
    error = KeyError('key')
    error.add_note(note)
    print(repr(note))
    sys.stdout.flush()
    sys.excepthook(KeyError, error, None)
    sys.stderr.flush()
    traceback.print_exception(error, file=sys.stdout)
try:
    raise ValueError(1)
except ValueError as error:
    error.add_note('last\n')
    raise
