class It:
    def __iter__(self): return self
    def __next__(self): return 4
    def throw(self, *args):
        print('throw', args)
        return 'thrown'
    def close(self):
        print('closed')
        raise OSError(1)
    def send(self, value):
        print('send', value)
        return 'sent'
def outer():
    x = yield from It()
    print(x)
o = outer()
print(next(o), o.send(2), o.send(None), o.throw(ValueError('m')))
try: o.close()
except OSError as e: print(repr(e))
o = outer()
next(o)
try: o.throw(GeneratorExit)
except OSError as e: print(repr(e))
