# One byte is an object of another size than a bytearray: neither gets the block that the other one left.
def show():
    one = bytes(1)
    was = id(one)
    del one
    array = bytearray(b'abc')
    print(id(array) == was)
    was = id(array)
    del array
    print(id(bytes(1)) == was)
    array = bytearray(9)
    print(id(array) == was)
    del array
    print(id(bytearray(b'')) == was, id(bytearray(70)) == was)


show()
show()
