class Broken:
    def __iter__(self): return self
    def __next__(self): return 1
    def __getattr__(self, attr): 1/0
def g():
    try: yield from Broken()
    finally: print('fin')
gi = g(); next(gi)
try: gi.throw(ValueError)
except Exception as e: print(type(e).__name__, e)
print(gi.gi_frame is None, gi.gi_running)
print('del'); del gi; print('deld')
gi = g(); next(gi)
print(gi.close())
