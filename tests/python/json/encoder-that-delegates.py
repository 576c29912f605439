# A generator of the program that the library runs, and that hands on to one of the library.
import json


class Marked(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        yield "<"
        yield from super().iterencode(o, _one_shot)
        yield ">"


class Counted(Marked):
    def iterencode(self, o, _one_shot=False):
        pieces = 0
        for piece in super().iterencode(o, _one_shot):
            pieces += 1
            yield piece
        yield " in %d pieces" % pieces


print(json.dumps([1, {"a": 2}], cls=Marked))
print(json.dumps({"b": [True, None]}, cls=Counted))
print(list(Marked().iterencode("x")))
print("".join(Counted().iterencode([])))
