def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import traceback
try:
    try: {}['x']
    except KeyError as e: raise ValueError('bad') from e
except ValueError as e:
    print(traceback.format_exc()); print(traceback.format_exception(e)[-1:])
    te = traceback.TracebackException.from_exception(e); print(te.__cause__.exc_type, te.__context__ is not None)
e = ExceptionGroup('g', [ValueError(1), TypeError('t')]); print(''.join(traceback.format_exception(e)))
def r(n): return r(n - 1) if n else 1 / 0
try: r(10)
except Exception as e:
    print(''.join(traceback.format_exception(e)[-3:]))
e = ValueError('x'); e.add_note('note'); print(traceback.format_exception_only(e), traceback.format_exception_only(ValueError, e))
print(traceback.format_exc())
