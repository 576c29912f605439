import io
import json
import json.decoder
from json.decoder import JSONDecodeError
from json.encoder import JSONEncoder

data = {"a": [1, 2.5, None], "b": {"c": True, "d": []}, "e": "text", "f": {}}
print(list(json.JSONEncoder().iterencode(data)))
print(list(json.JSONEncoder(indent=1, sort_keys=True).iterencode({"b": [1, [2]], "a": {"x": "y"}})))
print(list(JSONEncoder().iterencode("alone")), list(JSONEncoder().iterencode(7)))


class Pieces(io.StringIO):
    def write(self, text):
        print("write", repr(text))


json.dump([1, {"k": (2,)}], Pieces())
try:
    json.loads("[1,")
except json.decoder.JSONDecodeError as error:
    print(error, type(error), error.pos, isinstance(error, JSONDecodeError))
print(json.JSONDecoder, json.JSONEncoder, JSONDecodeError is json.JSONDecodeError)
looped = [1]
looped.append(looped)
made = json.JSONEncoder().iterencode(looped)
try:
    print(next(made))
    list(made)
except ValueError as error:
    print(error)
