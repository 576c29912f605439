# exits with 1
import traceback
class Account:
    def __init__(self):
        self.balance = 0
    def deposit(self): pass
try:
    Account().balanse
except AttributeError:
    traceback.print_exc()
try:
    [].apend(1)
except AttributeError:
    traceback.print_exc()
'abc'.uper()
