import importlib.util, importlib.machinery, importlib, sys
print(importlib.util.find_spec('json').name, importlib.util.find_spec('nope_nope'), importlib.util.find_spec('sys') is not None)
s = importlib.util.spec_from_loader('m', loader=None); m = importlib.util.module_from_spec(s); exec('x = 1', m.__dict__); print(m.x, m.__name__, s.name, s.loader)
print(importlib.machinery.SOURCE_SUFFIXES, importlib.util.resolve_name('.a', 'pkg'), importlib.machinery.ModuleSpec('q', None).name)
try: importlib.util.find_spec('nope.sub')
except ModuleNotFoundError as e: print(e.name)
