def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
from pprint import pformat
rows = [{'id': i, 'name': 'n' * i, 'tags': ['t%d' % j for j in range(i)]} for i in range(6)]
print(pformat(rows)); print(pformat(rows, width=30)); print(pformat(rows[:2], indent=2)); print(pformat({'a': [1, 2, {'b': (3, 4)}]}, width=10))
