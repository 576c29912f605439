# The opcodes of pickles: listed, told one by one, and without what nobody asks for.
import pickle, pickletools, copyreg, io
data = {'a':[1,2.5,'x',b'y',None,True,(1,2),{3},frozenset([4])], 'big':10**30}
for p in range(6):
    s = pickle.dumps(data if p else [1,'a'], p); print(p, len(s), s[:20])
    pickletools.dis(pickle.dumps([1,'a',(2,)], p))
print(pickletools.optimize(pickle.dumps([1,2],0)))
value = [1, -5, 3000, 10**5, 10**20, 1.5, "x", "\u20ac" * 300, b"y" * 3, bytearray(b"z"), None, True, {1: (2, 3, 4, 5)}, {6}, frozenset([7]), int, ...]
value.append(value)
for protocol in range(6):
    text = pickle.dumps(value, protocol)
    pickletools.dis(text)
    short = pickletools.optimize(text)
    print(len(text), len(short), pickle.loads(short)[:-1] == value[:-1])
    print([(op.name, arg, at) for op, arg, at in pickletools.genops(short)][:12])
for broken in b"", b"]", b"a.", b"0.", b"\x80", b"I12", b"S'a\n.", b"p0\n.", b"g0\n.", b"}.}", b"]]." , b"\xff", b"t.", b"X\x05\0\0\0ab":
    try:
        pickletools.dis(broken)
    except ValueError as error:
        print(error)
print(pickle.MARK, pickle.STOP, pickle.PROTO, pickle.TRUE, pickle.FRAME, "MEMOIZE" in pickle.__all__)
print(pickletools.code2op["K"].name, pickletools.code2op["K"].arg.name, pickletools.code2op["t"].stack_before, len(pickletools.opcodes))
