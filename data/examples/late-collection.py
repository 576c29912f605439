# When the last reference goes, the object goes, at once.
class Cup:
    def __init__(self, what):
        self.what = what

    def __del__(self):
        print('gone:', self.what)

a = Cup('tea')
b = a            # two names
a = None         # one is left: nothing happens
b = Cup('milk')  # now nobody holds the tea
del b
print('the end')
