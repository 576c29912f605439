import weakref


class Owner:
    def __bytes__(self):
        return b"bytes"

    def __reversed__(self):
        return iter("cba")


owner = Owner()
proxy = weakref.proxy(owner)
print(bytes(proxy), list(reversed(proxy)))
del owner
for wrong in lambda: bytes(proxy), lambda: reversed(proxy):
    try:
        wrong()
    except ReferenceError as error:
        print(error)
