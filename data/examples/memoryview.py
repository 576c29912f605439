# A memoryview shows the bytes of another object without copying them.
data = bytearray(b'hello')
view = memoryview(data)

view[0] = 106          # 'j', written through the view
print(data)            # bytearray(b'jello')

part = view[1:4]       # a view of a part: still no copy
print(part.tobytes())  # b'ell'

try:
    data.append(33)    # would move the bytes under the view
except BufferError as error:
    print(error)

part.release()
view.release()
data.append(33)        # now it may
print(data)
