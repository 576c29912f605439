# A StringIO keeps the characters, not the strings: their counts do not change.
import io
import sys

text = "".join(["some", " ", "text"])
before = sys.getrefcount(text)
stream = io.StringIO(text)
stream.write(text)
print(sys.getrefcount(text) - before)
parts = [text]
stream.writelines(parts)
print(sys.getrefcount(text) - before)
print(stream.getvalue() is stream.getvalue(), sys.getrefcount(stream))


class Node:
    def __del__(self):
        print("node freed")


stream.node = Node()
stream.itself = stream
del stream
import gc
print("collected", gc.collect() > 0)
