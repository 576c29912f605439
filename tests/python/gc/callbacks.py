import gc
gc.disable()
gc.collect()
def cb(phase, info):
    print(phase, info)
gc.callbacks.append(cb)
l = []; l.append(l); del l
gc.collect()
gc.collect(0)
gc.callbacks.remove(cb)
gc.collect()
