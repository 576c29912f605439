grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid)
row = [1, 2]
table = [row, row[:], list(row), row]
row.append(3)
print(table, [r is row for r in table])
table[0] = None
print(row, table)
d = dict.fromkeys('ab', [])
d['a'].append(1)
print(d)
