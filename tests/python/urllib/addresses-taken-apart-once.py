# urlsplit remembers what it took apart.
import os, urllib.parse as u
a = u.urlsplit('http://a/b;c?d#e')
print(a, u.urlsplit('http://a/b;c?d#e') is a, type(u.urlsplit), u.urlsplit.cache_info(), u.urlparse('http://a/b;c?d#e'), u.urlsplit.__name__)
u.clear_cache(); print(u.urlsplit.cache_info(), u.urlsplit('x', scheme='y'), u.urlsplit('x', 'y', allow_fragments=False), u.urlsplit(b'//h/p'))
for x in ([], 'http://[::1', 5): 
  try: print(u.urlsplit(x))
  except Exception as e: print(repr(e))
try: u.urlsplit('a', b'b')
except Exception as e: print(repr(e))
