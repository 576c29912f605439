# Showing and reading what is no exception, no pickle and no float.
import sys, traceback, pickle
for v in (1, None, "x", ValueError, ValueError("v")):
    for f in (lambda: sys.excepthook(ValueError, v, None), lambda: sys.excepthook(v, v, v)):
        try: print(v, f())
        except Exception as e: print(type(e).__name__, e)
for v in ((), 1, None, "x"):
    try: pickle.loads(v)
    except Exception as e: print(type(e).__name__, e)
for s in ("\ud800", "0x\ud800", "é", "0x1_0"):
    try: print(float.fromhex(s))
    except Exception as e: print(type(e).__name__, e)
