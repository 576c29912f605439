# Keys of an instance's or a class's dict that are asked whether they equal a name, and take away meanwhile what the class or the
# metaclass had under it: what was found first is what counts.
class Evil:
    def __init__(self, holder, name):
        self.holder, self.name = holder, name
    def __hash__(self):
        return hash(self.name)
    def __eq__(self, other):
        if other == self.name and self.name in vars(self.holder):
            delattr(self.holder, self.name)
        return False
class Descriptor:
    def __get__(self, instance, owner=None):
        return "bound", self is not None
class Plain:
    def __repr__(self):
        return "plain"
class C:
    attribute = Descriptor()
    value = Plain()
    def method(self):
        return "method"
for name in "attribute", "value", "method":
    c = C()
    vars(c)[Evil(C, name)] = 0
    print(name, getattr(c, name) if name != "method" else c.method(), hasattr(c, name))
class Dicts(dict):
    attribute = Descriptor()
d = Dicts()
vars(d)[Evil(Dicts, "attribute")] = 0
print(d.attribute, hasattr(d, "attribute"))
class Meta(type):
    attribute = Descriptor.__get__
    plain = Plain()
for name in "attribute", "plain":
    D = Meta("D", (), {Evil(Meta, name): 0})
    print(name, type(getattr(D, name)).__name__, hasattr(D, name))
