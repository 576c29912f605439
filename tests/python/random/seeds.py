import random
for s in (0,42,-5,2**100,'abc',b'xyz',3.14,bytearray(b'q'),'é',1<<31, 2**32):
    random.seed(s)
    print(s, random.random(), random.randint(1,6), random.getrandbits(100), random.choice('abcdef'))
