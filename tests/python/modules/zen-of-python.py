# The Zen of Python.
import this
print(this.d["N"], len(this.s), this.c, this.i)
