# exits with 1
import sys
class S(str):
    pass
try:
    sys.intern(S('x'))
except TypeError as e:
    print(e)
sys.intern(1)
