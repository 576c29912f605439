def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import numbers
class Half(numbers.Rational):
    numerator = property(lambda s: 1)
    denominator = property(lambda s: 2)
print(t(Half))
class Tally(numbers.Number):
    def __init__(self, n): self.n = n
print(isinstance(Tally(3), numbers.Number), isinstance(Tally(3), numbers.Real), t(lambda: hash(Tally(1))))
