import hashlib
data = bytes(range(256)) * 40
for name in 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512':
    print(name, hashlib.new(name, data).hexdigest())
