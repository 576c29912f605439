class MySuper:
    def __init__(self, *a): print("made", a)
    msg = "super super"
class C:
    def method(self): return super().msg
    def two(self): return super(1, 2).msg
import __main__
__main__.super = MySuper
try: print(C().method())
except Exception as e: print(type(e), e)
try: print(C().two())
except Exception as e: print(type(e), e)
del __main__.super
class P:
    def hi(self): return "P"
class D(P):
    def hi(self): return super().hi()
for i in range(3): print(D().hi())
globals()["super"] = lambda *a: P()
print(D().hi())
del super
print(D().hi())
