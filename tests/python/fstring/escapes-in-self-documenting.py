# Escapes in the text before `=` are escapes of the f-string.
n=3
print(f'{"\n" = }', rf'{"\n" = }', f'{'\x41'=!s}', f'{"\\"=}', f"""{'\t'
=}""", f'{"\N{DIGIT ONE}"=}', f'{n:{"\x3e"}{5}}', f'{"a\
b"=}', f'{n!r:\x3e5}|')
