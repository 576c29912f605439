# Two names for one list, and a copy that still shares what is inside.
row = [1, 2, 3]
board = [row, row]
copy = board[:]
copy[0][1] = 'x'
copy[1] = {'name': 'new', 'row': row}
