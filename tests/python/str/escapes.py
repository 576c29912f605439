print('a\
b', '\x41\u0042\U00000043\103', r'\n', len('\n'), '''three
lines''', "a" 'b' """c""")
print(b'\x41\n'[0], rb'\n', len(b'\0'))
