# Both streams are flushed when the script is over, and again after the functions of atexit.
import sys, atexit
class T:
    def __init__(self, s, n): self.s = s; self.n = n
    def write(self, t): self.s.write(t.upper())
    def flush(self): sys.__stdout__.write(f"flush {self.n}\n"); self.s.flush()
sys.stdout = T(sys.stdout, 'out')
sys.stderr = T(sys.stderr, 'err')
atexit.register(lambda: print("exiting"))
class D:
    def __del__(self): print("gone")
d = D()
print("hello")
