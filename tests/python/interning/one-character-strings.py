a = 'abc'[1]
print(a is 'b')
print('é' is 'aé'[1], chr(233) is 'é')
print(chr(300) is chr(300))
print('q' is str(b'q', 'ascii'), 'q' is 'qrs'[:1], 'qrs'[0:0] is '')
