# A key of an instance's dict that is asked whether it equals the attribute's name takes the attribute away from the class meanwhile.
import gc


class Key:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        if hasattr(C, self.text):
            delattr(C, self.text)
        return False


class Descriptor:
    def __get__(self, instance, owner):
        return "got"


class C:
    attr = Descriptor()

    def method(self):
        return "called"

    plain = ["plain"]


c = C()
for name in "attr", "plain":
    c.__dict__[Key(name)] = 0
    print(getattr(c, name))
    gc.collect()
    print(hasattr(c, name), [object() for _ in range(3)] is None)
c.__dict__[Key("method")] = 0
print(c.method())
print(hasattr(c, "method"))
