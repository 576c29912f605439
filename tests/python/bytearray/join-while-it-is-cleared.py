# A bytearray cannot be resized while it joins what is asked for meanwhile.
array = bytearray(b",")
def at_first():
    array.clear()
    yield b"A"
def at_last():
    yield b"A"
    yield b"B"
    array.clear()
for items in at_first, at_last:
    try:
        print(array.join(items()))
    except BufferError as e:
        print(e, array)
array.clear()
print(array, array.join([b"A", b"B"]))
