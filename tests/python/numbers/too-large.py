# What functions say of numbers that are too large for them.
import array, collections, itertools, operator
H = 2 ** 64
for text in '''[].insert(H, 1)|[1].pop(H)|[1].index(1, H)|'a'.center(H)|'a'.zfill(H)|'a'.split(None, H)|'a'.replace('a', 'b', H)|'a'.expandtabs(H)
'a'.expandtabs(2 ** 31)|'a' * H|'a'[H]|[1][H]|bytes(H)|bytearray(b'a').insert(H, 1)|bytearray(b'a').pop(H)|b'a'.center(H)|b'a'.split(None, H)
collections.deque([1]).rotate(H)|collections.deque([1]).insert(H, 1)|collections.deque([1], H)|itertools.combinations('a', H)|itertools.repeat(1, H)
itertools.batched([1], H)|itertools.tee([], H)|(1).to_bytes(H, 'big')|array.array('i', [1]).insert(H, 1)|array.array('i', [1]).pop(H)|chr(H)|chr(2 ** 31)|chr(0x110000)
operator.length_hint([], H)|operator.index(True)|slice(1, 2, 3).indices(H)|slice(-H, H, H).indices(5)|slice(None, None, -H).indices(5)|slice(H, None).indices(5)
slice(1, 2, 0).indices(5)|slice('a').indices(5)|slice(1).indices(-1)|slice(None, -H, -1).indices(H)|int.from_bytes('text')|int.from_bytes(5)'''.replace('\n', '|').split('|'):
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
i = 10 ** 20
print(i % (i + 1) is i, i % (i * 2 ** 60) is i, divmod(i, i + 1), -i % (i + 1))
