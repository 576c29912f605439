# How far apart the blocks of ints of two digits are: what an operation may carry decides, not what it gives.
import math


def step(make):
    """The distance between neighbours that is the most frequent one."""
    kept = [make(i) for i in range(200)]
    ids = sorted(id(x) for x in kept)
    distances = {}
    for a, b in zip(ids, ids[1:]):
        distances[b - a] = distances.get(b - a, 0) + 1
    return max(distances, key=distances.get)


B = 1 << 40
N = -B

for name, make in [
    ('a+b', lambda i: i+B),
    ('a-b', lambda i: B-i),
    ('b-a', lambda i: i-B),
    ('neg', lambda i: -(i+B)),
    ('mul', lambda i: (i+7)*B),
    ('mul2', lambda i: (i+7)*100000000),
    ('inv', lambda i: ~(i+B)),
    ('invn', lambda i: ~(i-B)),
    ('and', lambda i: (B+i)&(B+i)),
    ('or', lambda i: i|B),
    ('xor', lambda i: i^B),
    ('ornegative', lambda i: i|N),
    ('andnegative', lambda i: (N+i)&N),
    ('xornegative', lambda i: i^N),
    ('div', lambda i: (B*1000+i*1000)//1000),
    ('div2', lambda i: (B*(B+i))//B),
    ('mod', lambda i: (B*B+i)%(B+5)),
    ('shift1', lambda i: (i+1)<<33),
    ('shift30', lambda i: (i+300)<<30),
    ('shift31', lambda i: (i+300)<<31),
    ('shift29', lambda i: (i+300)<<29),
    ('shift60', lambda i: (i+300)<<60),
    ('right', lambda i: (B*B+i*B*100)>>40),
    ('pow', lambda i: (i+70000)**2),
    ('pow3', lambda i: (i+7000)**3),
    ('int', lambda i: int(str(B+i))),
    ('int19', lambda i: int('1%018d' % i)),
    ('hex', lambda i: int(hex(B+i), 16)),
    ('float', lambda i: int(1e15+i)),
    ('hash', lambda i: hash('a%d'%i)),
    ('id', lambda i: id(i)),
    ('sum', lambda i: sum([B, i])),
    ('abs', lambda i: abs(i-B)),
    ('round', lambda i: round(B+i, -1)),
    ('eval', lambda i: eval(str(B+i))),
    ('from_bytes', lambda i: int.from_bytes((B+i).to_bytes(8, 'big'), 'big')),
    ('divmod', lambda i: divmod(B*7+i, 3)[0]),
    ('range', lambda i: range(B, B+200)[i]),
    ('pow mod', lambda i: pow(B+i, 3, B*17+3)),
    ('iadd', lambda i: B.__add__(i)),
    ('max', lambda i: B + i*3),
    ('fact', lambda i: math.factorial(15+i%4)),
    ('len', lambda i: len(range(B+i))),
]:
    print(name, step(make))
