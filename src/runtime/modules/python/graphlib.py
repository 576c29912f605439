"""Orders in which what depends on something comes after it."""

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """There is no order: the nodes of a cycle are in args[1]."""


class _Node:
    __slots__ = ("waits_for", "followers", "state")

    def __init__(self):
        self.waits_for, self.followers, self.state = 0, [], "waiting"


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes, self._ready, self._passed, self._finished = {}, None, 0, 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _get(self, node):
        if node not in self._nodes:
            self._nodes[node] = _Node()
        return self._nodes[node]

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._get(node).waits_for += len(predecessors)
        for predecessor in predecessors:
            self._get(predecessor).followers.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, info in self._nodes.items() if info.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        done = set()
        for start in self._nodes:
            if start in done:
                continue
            path, ways, on_path = [start], [iter(self._nodes[start].followers)], {start: 0}
            done.add(start)
            while path:
                for node in ways[-1]:
                    if node in on_path:
                        return path[on_path[node]:] + [node]
                    if node not in done:
                        done.add(node)
                        on_path[node] = len(path)
                        path.append(node)
                        ways.append(iter(self._nodes[node].followers))
                        break
                else:
                    del on_path[path.pop()]
                    ways.pop()
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result, self._ready = tuple(self._ready), []
        for node in result:
            self._nodes[node].state = "out"
        self._passed += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._nodes:
                raise ValueError("node %r was not added using add()" % (node,))
            info = self._nodes[node]
            if info.state == "waiting":
                raise ValueError("node %r was not passed out (still not ready)" % (node,))
            if info.state == "done":
                raise ValueError("node %r was already marked done" % (node,))
            info.state = "done"
            for follower in info.followers:
                self._nodes[follower].waits_for -= 1
                if self._nodes[follower].waits_for == 0:
                    self._ready.append(follower)
            self._finished += 1

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)

    __class_getitem__ = classmethod(type(list[int]))
