# exits with 1
try:
    import nothing_here
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from sys import nothing_here
except ImportError as e:
    print(type(e).__name__, e.name)
from nowhere.deeper import x
