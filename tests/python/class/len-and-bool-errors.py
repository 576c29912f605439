class A:
    def __len__(self): return -1
class B:
    def __len__(self): return 'x'
class C:
    def __bool__(self): return 1
class D:
    def __hash__(self): return 'x'
class E:
    def __iter__(self): return 5
class F:
    def __index__(self): return 1.5
for f in (lambda: len(A()), lambda: len(B()), lambda: bool(C()), lambda: hash(D()), lambda: iter(E()), lambda: [1][F()], lambda: len(object())):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
