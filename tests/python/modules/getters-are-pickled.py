import copy
import pickle
from operator import attrgetter, itemgetter, methodcaller


class Box:
    def __init__(self, n):
        self.n, self.inner = n, self

    def add(self, a, b=0, *, c=0):
        return self.n, a, b, c


box = Box(7)
for getter, subject in ((itemgetter(1), "abc"), (itemgetter(2, 0), "abc"), (itemgetter(slice(1, 3)), "abcd"), (attrgetter("n"), box),
                        (attrgetter("inner.inner.n", "n"), box), (methodcaller("add", 1), box), (methodcaller("add", 1, c=2, b=3), box)):
    print(getter.__reduce__()[1], getter.__reduce__()[0])
    for protocol in range(6):
        other = pickle.loads(pickle.dumps(getter, protocol))
        assert type(other) is type(getter) and repr(other) == repr(getter)
    print(other, other(subject), copy.copy(getter)(subject), copy.deepcopy(getter)(subject))
