import warnings
def t(f, *a, **k):
    try: return f(*a, **k)
    except Exception as e: return f'{type(e).__name__}: {e}'
print(t(warnings.warn, 'x', stacklevel='a'), t(warnings.warn, 'x', UserWarning, 1.5), t(warnings.warn, 'x', 5))
