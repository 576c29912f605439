import sys
row = [0]
grid = [row] * 3
print(sys.getrefcount(row))
grid[0] = None
print(sys.getrefcount(row))
grid += grid
print(sys.getrefcount(row))
del grid[::2]
print(sys.getrefcount(row))
