import copy


class Plain:
    def __init__(self, *items):
        self.items = list(items)


class Watched(Plain):
    def __getattribute__(self, name):
        print("asked", name)
        return super().__getattribute__(name)


class OwnDict(Plain):
    @property
    def __dict__(self):
        print("own dict")
        return {"fake": 1}


class Missing(Plain):
    def __getattr__(self, name):
        print("missing", name)
        raise AttributeError(name)


class Reduced(Plain):
    def __reduce__(self):
        return "of the class"


class Stated(Plain):
    def __getstate__(self):
        return "of the class"


x = Watched(1)
for protocol in 0, 1, 2, 4:
    print(protocol, len(x.__reduce_ex__(protocol)))
print(x.__getstate__())
print(len(x.__reduce__()))
print(type(copy.copy(x)).__name__, type(copy.deepcopy(x)).__name__)
x = OwnDict(1)
print(x.__getstate__(), x.__reduce_ex__(4)[2])
print(Missing().__reduce_ex__(4)[2])
x = Plain(1)
x.__getstate__ = lambda: "of the instance"
print(x.__reduce_ex__(4)[2])
x.__reduce__ = lambda: "never"
print(x.__reduce_ex__(4)[2])
print(vars(copy.copy(Plain(2))), vars(copy.deepcopy(Plain(2))))
x = Reduced()
x.__reduce__ = lambda: "of the instance"
print(x.__reduce_ex__(4))
x = Stated()
x.__getstate__ = lambda: "of the instance"
print(x.__reduce_ex__(4)[2])
