d = {s: x for s in z}
r = [s for s in z]
for k in y:
    q = [name for name in z if name]
