import warnings; warnings.simplefilter("always")
class CX(complex): pass
class O:
    def __complex__(self): return CX(1, 2)
print(complex(O()))
