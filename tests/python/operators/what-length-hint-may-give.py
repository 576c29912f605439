# What __length_hint__ may give: an int that fits a size and is not negative.
import operator


class Hinting:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint

    def __iter__(self):
        return iter(())


for hint in 2**63, -2**63 - 1, -1, -2**63, True, 0, 'x':
    for use in (lambda a: operator.length_hint(a, 3)), list, tuple, bytes, bytearray:
        try:
            print(hint, use(Hinting(hint)))
        except Exception as e:
            print(hint, type(e).__name__, e)
