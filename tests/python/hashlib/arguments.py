import copy, hashlib, inspect, sys
def t(f, *a, **k):
    try: return f(*a, **k)
    except BaseException as e: return f'{type(e).__name__}: {e}'
s = hashlib.shake_128(b'a')
for a in [('a',), (1.5,), (), (0,), (2**70,), (None,)]: print(t(s.digest, *a), t(s.hexdigest, *a))
print(t(s.digest, length=3))
for k in [dict(digest_size=0), dict(digest_size=65), dict(digest_size='a'), dict(digest_size=2**40), dict(key='a'), dict(key=b'a'*65), dict(salt=b'a'*17),
          dict(person=b'a'*17), dict(fanout=256), dict(fanout=-1), dict(depth=0), dict(depth=256), dict(leaf_size=-1), dict(leaf_size=2**32),
          dict(leaf_size=2**70), dict(leaf_size=1.5), dict(node_offset=-1), dict(node_offset=2**64), dict(node_offset=2**64-1), dict(node_offset=2**48),
          dict(node_depth=256), dict(inner_size=65), dict(inner_size=-1), dict(last_node=[]), dict(foo=1), dict(data=b''),
          dict(key=b'k'*20, salt=b'12', person=b'abc', digest_size=20, last_node=True, leaf_size=7, fanout=2, depth=3, node_depth=1, inner_size=9)]:
    for f in hashlib.blake2b, hashlib.blake2s: print(k, t(lambda: f(b'x' * 300, **k).hexdigest()))
print(t(hashlib.blake2b, 'a'), t(hashlib.blake2b, 1), t(hashlib.blake2b, b'', b''), t(hashlib.blake2b().update, 'a'), t(hashlib.blake2b().update))
print(t(hashlib.md5, 'a'), t(hashlib.md5, 1), t(hashlib.md5, b'', b''), t(hashlib.md5, foo=1), t(lambda: hashlib.md5(string=b'').hexdigest()),
      t(hashlib.md5().update, 'a'), t(hashlib.md5().update), t(hashlib.md5().digest, 1))
print(t(type(hashlib.md5())), t(type, 'X', (hashlib.blake2b,), {}), t(hashlib.new, 'foo'), t(hashlib.new, 1), repr(hashlib.blake2b), hashlib.md5)
print(t(lambda: repr(hashlib.md5())[:30]), t(lambda: repr(hashlib.shake_128())[:37]), t(lambda: repr(hashlib.blake2b())[:27]))
print([sys.getsizeof(f()) for f in (hashlib.md5, hashlib.shake_128, hashlib.blake2b, hashlib.blake2s)])
for h in hashlib.md5(), hashlib.blake2b(): print(t(copy.copy, h), t(copy.deepcopy, h), t(setattr, h, 'foo', 1), t(setattr, h, 'name', 1))
print(type(hashlib.md5()).__mro__, type(hashlib.shake_256()).__mro__)
print(sorted(x for x in dir(hashlib.md5()) if x[:2] != '__'), sorted(x for x in dir(hashlib.blake2s) if x[:2] != '__'), hashlib.blake2s.MAX_KEY_SIZE)
for n in 'md5', 'sha3_256', 'new', 'pbkdf2_hmac', 'file_digest', 'shake_128': print(n, inspect.signature(getattr(hashlib, n)))
for n in 'update', 'digest', 'copy': print(inspect.signature(getattr(type(hashlib.md5()), n)), inspect.signature(getattr(type(hashlib.shake_128()), n)))
