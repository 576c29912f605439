import gc
print(gc.get_threshold(), gc.isenabled(), gc.garbage, len(gc.get_count()))
gc.set_threshold(500, 5, 5)
print(gc.get_threshold())
gc.disable()
print(gc.isenabled())
gc.enable()
for args in ((5,), (-1,), ('a',)):
    try:
        gc.collect(*args)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
