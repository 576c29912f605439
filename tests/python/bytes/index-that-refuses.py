# What is no number after all is gone through
class B:

    def __index__(s):
        raise TypeError('no')

    def __iter__(s):
        return iter([1, 2])

    def __len__(s):
        return 2

    def __getitem__(s, i):
        return i
for t in (bytes, bytearray):
    try:
        print(t(B()))
    except Exception as e:
        print(type(e).__name__, e)
