# Bases that instances of the class could not have been made with are refused.
class L(list):
    pass
class B(bytearray):
    pass
class X:
    pass
class Y(list):
    pass
class Z(X):
    pass
for owner, bases in (L, dict), (L, list), (L, object), (L, tuple), (L, bytearray), (B, list), (Z, Y), (Z, object), (Z, L):
    try:
        owner.__bases__ = bases,
        print(owner.__name__, owner.__bases__)
    except TypeError as e:
        print(owner.__name__, e)
