import random
class Half(random.Random):
    def random(self):
        return 0.5
h = Half()
print(h.random(), h.randint(1, 10), h.choice('abcdef'), h.sample(range(10), 3), h.uniform(1, 3))
class Bits(random.Random):
    def getrandbits(self, k):
        return 1
b = Bits(3)
print(b.randrange(2, 10), b.choice([1, 2, 3]))
random.seed(10)
print([random.randrange(2 ** 70) for _ in range(3)], random.getrandbits(64), random.getrandbits(0))
dice = [random.randint(1, 6) for _ in range(20)]
print(dice, sum(dice))
deck = [r + s for s in 'SH' for r in '23456789']
random.shuffle(deck)
print(deck)
print([round(random.gauss(0, 1), 6) for _ in range(4)], random.random() < 1)
