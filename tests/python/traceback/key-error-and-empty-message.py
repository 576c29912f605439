# exits with 1
import traceback
for e in (KeyError('a b'), ValueError(), ValueError(''), KeyError(), Exception('two\nlines'), StopIteration(3)):
    try:
        raise e
    except Exception:
        traceback.print_exc()
raise Exception
