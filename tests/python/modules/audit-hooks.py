# Hooks that are told of events; names of the standard library; what site adds to builtins.
import sys
def hook(ev,args):
    if ev.startswith('my.'): print('hook',ev,args)
sys.addaudithook(hook)
sys.audit('my.event',1,'a')
for a in ((3,),()):
    try: sys.audit(*a)
    except TypeError as e: print(e)
def bad(ev,args):
    if ev=='my.bad': raise RuntimeError('blocked')
sys.addaudithook(bad)
try: sys.audit('my.bad')
except RuntimeError as e: print(e)
print(len(sys.stdlib_module_names), 'this' in sys.stdlib_module_names, type(sys.stdlib_module_names))
print([n for n in ('copyright','credits','license') if n in dir(__builtins__)])
