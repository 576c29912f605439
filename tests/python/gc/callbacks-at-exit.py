# The callbacks hear of the collection with which the end begins, but not of those that go on while modules are cleared.
import gc

gc.collect()
gc.disable()
print(gc.isenabled())


class Held:
    def __init__(self, name):
        self.name, self.me = name, self

    def __del__(self, told=print):
        told("gone", self.name)


def heard(phase, info, told=print):
    told(phase, info["generation"], info["collected"] > 0)


gc.callbacks.append(heard)
first = Held("dropped")
del first
second = Held("kept to the end")
gc.enable()
