# Blocks of a pool are given out last in, first out; those of another pool of the same size follow when it has none to give.
class Block:
    __slots__ = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'


# Fills what is open, so that three pools of this size are full: 16 KiB less a head of 48 bytes, in blocks of 160.
filler = [Block() for _ in range(5000)]
blocks = [Block() for _ in range(3 * 102)]
distances = {id(b) - id(a) for a, b in zip(blocks, blocks[1:])}
print(160 in distances, len(distances) <= 4)

pools = {}
for block in filler + blocks:
    pools.setdefault(id(block) >> 14, []).append(block)
full = [pool for pool in pools.values() if len(pool) == 102]
print(len(full) >= 40, max(map(len, pools.values())))
del filler, blocks, block

# Of each of three full pools one block comes back: the pool to which one came back last goes first.
first, second, third = (full[10], full[20], full[30])
places = [id(pool[50]) for pool in (first, second, third)]
for pool in (first, second, third):
    pool[50] = None
again = [Block() for _ in range(3)]
print([places.index(id(block)) for block in again])
for pool, block in zip((third, second, first), again):
    pool[50] = block
del block, again

# Three of one pool: the last one first.
places = [id(first[i]) for i in (7, 3, 90)]
for i in (7, 3, 90):
    first[i] = None
again = [Block() for _ in range(3)]
print([places.index(id(block)) for block in again])
