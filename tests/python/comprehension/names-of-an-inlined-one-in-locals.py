import sys
y = 0
print([locals()["x"] for x in [1, 2]], [vars()["x"] for x in [1, 2]], ["x" in dir() for x in [1]], [eval("x") for x in [1, 2]])
print([exec("y = x") for x in [1, 2]], y, "x" in locals(), [sys._getframe().f_locals["z"] for z in "ab"])
print([locals() is globals() for x in [1]], [locals() is globals()][0], [sys._getframe().f_locals is globals() for x in [1]])
class C:
    k = 3
    here = [sorted(n for n in locals() if n[0] != "_") for x in [1]]
    v = [(exec("k = x"), locals()["x"]) for x in [1]]
print(C.here, C.v, C.k)
def f():
    a = [sorted(locals()) for x in [1]]
    return a, sorted(locals())
print(f())
