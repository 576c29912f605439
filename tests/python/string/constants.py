import string
print([c in string.ascii_lowercase for c in 'aZ1'], len(string.printable), string.ascii_uppercase[::-1])
shift = 3
table = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[shift:] + string.ascii_lowercase[:shift])
print('hello world'.translate(table))
print(''.join(c for c in 'a.b,c!' if c not in string.punctuation))
print(sorted(n for n in dir(string) if not n.startswith('_')))
