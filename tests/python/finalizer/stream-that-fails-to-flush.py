# exits with 120
import sys
class T:
    def __init__(self, s): self.s = s
    def write(self, t): self.s.write(t.upper())
    def flush(self): raise ValueError("no")
sys.stdout = T(sys.stdout)
print("hello")
1/0
