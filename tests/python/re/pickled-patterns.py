import copy
import pickle
import re

pattern = re.compile(r"a(\d+)", re.I)
print(pickle.loads(pickle.dumps(pattern)) is pattern, copy.copy(pattern) is pattern, copy.deepcopy([pattern])[0] is pattern)
match = pattern.match("A12")
print(copy.copy(match) is match)
try:
    pickle.dumps(match)
except TypeError as error:
    print(error)
