a = 'abc'[1]
print(a is 'b')
print('é' is 'aé'[1], chr(233) is 'é')
print(chr(300) is chr(300))
print('x' is str(b'x', 'ascii'), 'x' is 'xyz'[:1], 'xyz'[0:0] is '')
