# The standard streams by their numbers need no permission: programs read all of their input by open (0).
import os

print(os.read(0, 2), os.read(0, 0))
print(repr(open(0, 'rb', buffering=0, closefd=False)))
with open(1, 'w', closefd=False) as g:
    print(g.name, g.mode, g.buffer.raw.name, g.fileno())
with open(0) as f:
    print(f.name, f.mode, f.read().split(), f.readline())
for number in 0, -1:
    try:
        open(number)
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)
