import random
random.seed(3)
for f in [lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randint(5,1), lambda: random.sample([1],2), lambda: random.sample({1},1), lambda: random.choices([1],[1,2]), lambda: random.seed([1]), lambda: random.randrange(1.5), lambda:random.getrandbits(-1), lambda: random.randrange(1,5,0), lambda: random.choices([1,2],3),lambda:random.sample(['a'],2,counts=[-1])]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(random.sample(['r','b'],3,counts=[3,2]))
r=random.Random(7); print(r.random(), random.Random('x').randint(1,100))
import sys; print(sys.getsizeof(random.Random(1)))
