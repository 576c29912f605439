import io
class Raw(io.RawIOBase):
    def __init__(self, limit=None): self.log=[]; self.limit=limit
    def writable(self): return True
    def write(self, b):
        n = len(b) if self.limit is None else min(self.limit, len(b))
        self.log.append(bytes(b)); return n
for size in (1, 4, 8):
  for limit in (None, 3, 5):
    for chunks in ([6,6],[1]*10,[8,8],[20],[3,20],[8],[9],[4,4,1],[7,2,9],[2,17,3]):
        r=Raw(limit); w=io.BufferedWriter(r,size)
        out=[]
        for c in chunks:
            out.append(w.write(b'abcdefghijklmnopqrstuvwxyz'[:c]))
        print(size,limit,chunks,out,r.log); r.log=[]
        w.flush(); print(r.log)
