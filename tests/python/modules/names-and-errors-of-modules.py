# pkgutil, the errors of urllib, and modules that have two names.
import pkgutil, urllib.error, _collections_abc, collections.abc, _weakrefset, weakref
print(pkgutil.resolve_name('os.path:join').__name__, pkgutil.resolve_name('collections.OrderedDict').__name__, pkgutil.resolve_name('json').__name__, pkgutil.resolve_name('collections.abc:Sequence.index').__name__)
for bad in ('a b','','no_such_module_x:y'):
    try: print(pkgutil.resolve_name(bad))
    except (ValueError, ImportError) as e: print(type(e).__name__, e)
print(pkgutil.ModuleInfo(None,'a',True))
e=urllib.error.URLError('no host'); print(e, repr(e), e.reason, isinstance(e,OSError))
e=urllib.error.HTTPError('http://x',404,'Not Found',{'a':1},None); print(e, repr(e), e.code, e.reason, e.headers, e.url)
try: raise urllib.error.HTTPError('u',500,'Oops',None,None)
except urllib.error.URLError as e: print(type(e).__name__, e.code)
print(_collections_abc.Sequence is collections.abc.Sequence, _weakrefset.WeakSet is weakref.WeakSet)
