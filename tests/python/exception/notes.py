# exits with 1
e = ValueError('bad')
e.add_note('first note')
e.add_note('second\nnote')
print(e.__notes__)
raise e
