import hashlib
for n in ('md5','sha1','sha224','sha256','sha384','sha512'):
    h=hashlib.new(n,b'hello'); h.update(b' world'*20); print(n,h.hexdigest(),h.digest_size,h.block_size)
    for k in (55,56,63,64,111,112,127,128): print(hashlib.new(n,b'x'*k).hexdigest()[:8],end=' ')
