# exits with 1
import traceback
try:
    from sys import nothing_of_the_kind
except ImportError:
    traceback.print_exc()
try:
    from collections import OrderdDict
except ImportError as e:
    print(e.name, e.name_from)
import no_such_module
