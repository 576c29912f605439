# exits with 1
counter = 1
def f():
    valeu = 5
    return value
try:
    f()
except NameError as e:
    print(e.name)
import traceback
try:
    f()
except NameError:
    traceback.print_exc()
print(countr)
