# Python keeps one object for each int from -5 to 256.
# Switch on "Values as Objects" in the main menu to see them.
a = 256
b = 250 + 6
print(a is b)    # True: the shared one

n = 250
c = n + 6
d = n + 7
e = n + 7
print(a is c)    # True
print(d is e)    # False: 257 is made anew each time
