# The parser holds what it read as long as the program runs, bytes twice.
import sys
print(sys.getrefcount((1, 2)), sys.getrefcount(b'bytes'), sys.getrefcount('foo bar'), sys.getrefcount(1.5))
print(sys.getrefcount(b'a' b'b'), sys.getrefcount(b'' b'cd'), sys.getrefcount(b'de' b''), sys.getrefcount(br'\d'), sys.getrefcount((b'fg', 1)))


def f(x=b'xy'):
    return sys.getrefcount(x), sys.getrefcount(b'yz'), sys.getrefcount((3, 4)), sys.getrefcount(2 ** 70)


print(f())
