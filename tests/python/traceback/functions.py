def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import traceback, sys
def f(): g()
def g(): 1 / 0
try: f()
except ZeroDivisionError as e:
    tb = traceback.extract_tb(e.__traceback__)
    for x in tb: print(x.name, x.lineno, x.line, x.filename.split('/')[-1], tuple(x)[1:])
    print(traceback.format_exc().splitlines()[-1], traceback.format_exception_only(e), len(traceback.format_exception(e)), len(traceback.format_tb(e.__traceback__)))
    print(''.join(traceback.format_list(tb)).count('File'), tb[0][2], len(tb[0]), tb[-1] == tb[-1], len(tb.format()))
    traceback.print_exc(file=sys.stdout); traceback.print_tb(e.__traceback__, file=sys.stdout); traceback.print_exception(e, file=sys.stdout)
    te = traceback.TracebackException.from_exception(e)
    print(str(te), list(te.format_exception_only()), te.exc_type, [s.name for s in te.stack], len(list(te.format())))
    traceback.print_tb(e.__traceback__, limit=1, file=sys.stdout)
def h(): return traceback.extract_stack()
print([s.name for s in h()], h()[-1].line)
traceback.print_stack(file=sys.stdout)
