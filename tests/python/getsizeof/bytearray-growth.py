# How much room a bytearray takes: by what it is made of, and as it grows, shrinks and loses its beginning.
import sys
for n in (0,1,2,3,5,8,9,10,20):
    print(n, *(sys.getsizeof(bytearray(x)) for x in (tuple(range(n)), list(range(n)), range(n), iter(range(n)), (i for i in range(n)), set(range(n)), bytes(n), n, b'x'*n, memoryview(bytes(n)), dict.fromkeys(range(n)))), sys.getsizeof(bytearray('a'*n,'ascii')))
    b=bytearray(n)
    l=[]
    for k in range(4): b.append(1); l.append(sys.getsizeof(b))
    b+=b'abc'; l.append(sys.getsizeof(b)); b.extend([1,2]); l.append(sys.getsizeof(b)); b.extend(b'zz'); l.append(sys.getsizeof(b)); b.insert(0,5); l.append(sys.getsizeof(b)); del b[:3]; l.append(sys.getsizeof(b)); b.pop(); l.append(sys.getsizeof(b)); b*=2; l.append(sys.getsizeof(b)); b[1:2]=b'qqqq'; l.append(sys.getsizeof(b)); l.append(sys.getsizeof(b+b)); l.append(sys.getsizeof(b[1:])); l.append(sys.getsizeof(b[::2])); l.append(sys.getsizeof(b.upper())); l.append(sys.getsizeof(b.copy())); l.append(sys.getsizeof(b*2));l.append(sys.getsizeof(b.replace(b'q',b'')));del b[::2]; l.append(sys.getsizeof(b)); b.remove(b[0]) if b else 0; l.append(sys.getsizeof(b)); b.clear(); l.append(sys.getsizeof(b)); b.append(1); l.append(sys.getsizeof(b)); l.append(sys.getsizeof(bytearray().join([b'a',b'bc']))); l.append(sys.getsizeof(bytearray(b'a b').split()[0]))
    print(l)
