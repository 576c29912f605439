# exits with 120
# What stands for sys.stdout has no method flush: that is told when the program ends.
import sys
class T:
    def __init__(self, s): self.s = s
    def write(self, t): self.s.write(t.upper())
sys.stdout = T(sys.stdout)
print("hello")
