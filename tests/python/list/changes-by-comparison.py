# Lists that are changed by the user code that their own methods run.
class Evil:
    def __init__(self, action, answer=False):
        self.action, self.answer = action, answer

    def __eq__(self, other):
        self.action()
        return self.answer


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


l = [1, 2, 3]
attempt(lambda: Evil(l.clear) in l)
print(l)
l = [1, 2, 3]
attempt(lambda: l.index(Evil(l.clear)))
l = [1, 2, 3]
attempt(lambda: l.count(Evil(lambda: l.append(1) if len(l) < 6 else None, True)))
print(l)
l = [1, 2, 3]
attempt(lambda: l.remove(Evil(l.clear, True)))
print(l)
l = [Evil(lambda: l.clear()), 2, 3]
m = [1, 2, 3]
attempt(lambda: l == m)
print(l)


class Talk:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, [getattr(x, "name", x) for x in keep])


keep = [Talk("a"), Talk("b"), Talk("c"), Talk("d")]
keep[1:3] = []
keep[0] = 0
keep.clear()
keep = [Talk("e"), Talk("f"), Talk("g"), Talk("h"), Talk("i")]
del keep[::2]
keep[:] = [1, 2]
keep = [Talk("j"), Talk("k")]
del keep[0]
keep.pop()
keep = [Talk("l"), Talk("m")]
keep *= 0
keep = [Talk("n"), Talk("o"), Talk("p")]
keep[::-1] = "xyz"
keep = [Talk("q"), Talk("r")]
keep.__init__([1])
d = {1: Talk("s"), Talk("t"): 2}
d.clear()
d = {"a": Talk("u"), "b": Talk("v")}
d["a"] = 1
d.update(b=2)
s = {Talk("w")}
s.clear()
t = (Talk("x"), Talk("y"))
del t
l = [1, 2, 3, 4, 5]
for x in l:
    l.remove(x)
print(l)
l = [1, 2]
l.extend(l)
l[1:1] = l
l += l
print(l)
l = list(range(10))
for bad in (lambda: l.__setitem__(slice(0, 4, 2), [1]), lambda: l.__setitem__(slice(0, 4, 2), 1), lambda: l.__setitem__(slice(0, 1), 1),
            lambda: l.__setitem__("a", 1), lambda: l["a"], lambda: l[1.0], lambda: l[10], lambda: l.__setitem__(10, 1), lambda: l.__delitem__(10),
            lambda: l.pop(10), lambda: [].pop(), lambda: l.pop("a"), lambda: l.insert("a", 1), lambda: l.insert(1), lambda: l.index(99),
            lambda: l.remove(99), lambda: l + (1,), lambda: l + 1, lambda: l * "a", lambda: l * 1.0, lambda: "a" * l, lambda: l.append(),
            lambda: l.append(1, 2), lambda: l.extend(1), lambda: list(1), lambda: list(1, 2), lambda: list(a=1), lambda: l[::0], lambda: hash(l),
            lambda: l < 1, lambda: l < (1,), lambda: l.copy(1), lambda: l.index(), lambda: l.index(1, "a"), lambda: l.sort(3), lambda: l[None:"a"],
            lambda: l.__iadd__(1), lambda: l[10 ** 30], lambda: l[: 10 ** 30], lambda: [0] * 10 ** 30, lambda: l.foo, lambda: l.pop(1, 2),
            lambda: l.reverse(1), lambda: l.__delitem__("x"), lambda: l.count()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(l[::-2], l[-3:], l[5:2], l[-100:100:3], [1, 2] < [1, 3], [1] < [1, 0], [] == [], [1, 2] >= [1, 2], l.index(5, -6), [0] * -1)
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), it.__reduce__()[1])
r = reversed([1, 2, 3])
print(next(r), r.__length_hint__(), r.__reduce__()[1:], list(r), r.__reduce__()[1])
