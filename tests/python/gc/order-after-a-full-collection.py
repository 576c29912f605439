import gc


class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def show(text):
    marked = [o for o in gc.get_objects() if isinstance(o, Named) or o is keep or o is globals()]
    print(text, [o.name if isinstance(o, Named) else "keep" if o is keep else "globals" for o in marked])
    del marked


# What was there before the script stands in the middle generation: a full collection puts it behind what the script made.
keep = {}
first = Named("first")
keep[Named("key")] = Named("value")
keep[Named("other key")] = first
del first
show("young")
gc.collect()
show("once")
gc.collect()
show("twice")
keep[Named("late key")] = [keep]
gc.collect(1)
show("middle")
gc.collect()
show("all")
a, b = Named("a"), Named("b")
a.other, b.other = b, a
c = [Named("c"), Named("d")]
c.append(c)
