def g(x):
    yield x
it = g(1)
print(it.gi_frame is not None, it.gi_running, it.gi_yieldfrom, type(it).__name__, it.__name__, iter(it) is it)
list(it)
print(it.gi_frame)
