# An int never changes. "a = a + 2" makes another one and moves the name.
# Switch on "Values as Objects" in the main menu to see them.
a = 1000
b = a
print(a is b)  # True: one object, two names

a = a + 2      # a new object for a; b keeps the old one
print(a, b)

n = 300
n = 'now a string'  # a name has no type, its object has
