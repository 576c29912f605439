# With the collector off nothing is heard at the end, and what is left is cleared all the same.
import gc

gc.disable()


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
third = Held("in no cycle")
third.me = None
