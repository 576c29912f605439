# An older state with what is no number in it.
import random
r = random.Random(1)
for state in (2, (int(x) for x in [float("nan")]), None), (2, (1,) * 624, None), (2, (-1,) * 625, None), (3, ("a",) * 625, None), (1, (), None), (3, (1,) * 5, None):
    try:
        r.setstate(state)
        print("taken")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, type(error.__cause__).__name__)
