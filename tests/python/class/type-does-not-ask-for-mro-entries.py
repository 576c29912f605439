class M:
    def __mro_entries__(self, b): return ()
for bases in ((M(),), (int, M()), (1,), (M(), 1), ('a',), (int, 'a'), (len,)):
    try: print(type('X', bases, {}))
    except TypeError as e: print(e)
    try: 
        class Y(*bases): pass
        print(Y)
    except TypeError as e: print(e)
