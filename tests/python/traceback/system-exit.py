# exits with 3
import sys
print('before')
try:
    sys.exit('message')
except SystemExit as e:
    print(repr(e), e.code)
sys.exit(3)
