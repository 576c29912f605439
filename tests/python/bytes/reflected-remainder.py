print(bytearray.__rmod__(bytearray(b"a"), b"%s"), bytes.__rmod__(b"x", b"%s"), bytes.__rmod__(b"x", bytearray(b"%s")))
print(bytearray.__rmod__(bytearray(b"a"), bytearray(b"<%s>")), bytearray(b"<%s>") % b"x", b"<%s>" % bytearray(b"x"))
