# A key's own __hash__ runs while a dict is copied, and may have the collector run, or make garbage, amid the copy.
import copy
import gc
import weakref


class Key:
    def __init__(self, name, act):
        self.name, self.act = name, act

    def __hash__(self):
        acts[self.act]()
        return 1

    def __eq__(self, other):
        return self.name == other.name


class Node:
    pass


def lose():
    node = Node()
    node.itself = node
    watched.append(weakref.ref(node))


acts = {'nothing': lambda: None, 'collect': gc.collect, 'lose': lose, 'drop': lambda: (young.clear(), gc.collect())}
for act in acts:
    watched = []
    young = [[] for _ in range(10)]
    original = {Key('first', 'nothing'): 0, 'rest': [[i] for i in range(1500)]}
    list(original)[0].act = act
    young.append([])
    copied = copy.deepcopy(original)
    print(act, len(copied['rest']), all(item == [i] for i, item in enumerate(copied['rest'])))
    print(all(gc.is_tracked(item) for item in copied['rest']))
    mine = {id(item) for item in copied['rest']}
    print(sum(1 for o in gc.get_objects() if id(o) in mine))
    gc.collect()
    print([ref() for ref in watched], gc.collect())
    del copied, original
    print(gc.collect())
