# exits with 1
# A __getattr__ that asks for another missing attribute ends at the limit of nested calls.
class Lazy:
    def __getattr__(self, name):
        return self.other


class Guarded:
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return "got " + name


print(Guarded().x, getattr(Guarded(), "_y", "none"), hasattr(Guarded(), "_z"))
try:
    Guarded()._private
except AttributeError as e:
    print(e, repr(e.__context__), e.name)
try:
    getattr(Guarded(), 5)
except TypeError as e:
    print(e)
Lazy().first
