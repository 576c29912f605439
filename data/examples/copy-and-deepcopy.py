# How deep does a copy go?
import copy

original = [1, 2, [3, 4]]
shallow = copy.copy(original)      # a new list, the same inside
deep = copy.deepcopy(original)     # new all the way down

original[2][0] = 99
print(shallow)                     # [1, 2, [99, 4]]
print(deep)                        # [1, 2, [3, 4]]

# A deep copy keeps what is shared shared.
row = [0, 0]
board = [row, row]
other = copy.deepcopy(board)
print(other[0] is other[1])        # True
