# A field that __slots__ made for one class, put into another one: refused every time, also once the instruction knows the attribute.
class Owner:
    __slots__ = ("slot",)


class Borrower:
    __slots__ = ("own",)
    slot = Owner.slot


class Open:
    slot = Owner.slot


def get(o):
    return o.slot


def put(o):
    o.slot = "put"


def remove(o):
    del o.slot


def attempt(action, o):
    try:
        return action(o)
    except TypeError as error:
        return str(error)


borrower = Borrower()
borrower.own = "own"
for o in borrower, Open():
    for action in get, put, remove:
        print(action.__name__, sorted({attempt(action, o) for _ in range(50)}))
print(borrower.own)


# what the class has under the name becomes a descriptor after the instruction has got used to the instance's own value
class Late:
    pass


class Holder:
    x = Late()

    def __init__(self):
        self.x = "own"


holder = Holder()


def read(o):
    return o.x


def write(o, value):
    o.x = value


for n in range(50):
    read(holder), write(holder, n)
print(read(holder))
Late.__get__ = lambda self, instance, owner: "got"
print(read(holder), "not yet, as there is no __set__")
Late.__set__ = lambda self, instance, value: print("set", value)
print(read(holder))
write(holder, "new")
print(vars(holder))
