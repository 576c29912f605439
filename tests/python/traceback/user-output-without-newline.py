# exits with 1
print('no newline', end='')
raise KeyError('k')
