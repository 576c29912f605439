# __setstate__ of an exception with a dict that is emptied by the hash of its own key.
state = {}


class Key(str):
    def __hash__(self):
        state.clear()
        return super().__hash__()


class Value:
    def __del__(self):
        print("value gone")


error = Exception()
state[Key("name")] = Value()
error.__setstate__(state)
print(sorted(map(str, error.__dict__)))
del error
for wrong in (1, [], "x"):
    try:
        Exception().__setstate__(wrong)
    except TypeError as problem:
        print(problem)
print(Exception().__setstate__(None))
