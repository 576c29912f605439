# In the text before `=` every # begins a comment, within a string, too; the value is right.
x = 3
print(f'{x, "#" =}')
print(f"{'#' = }", f"{'a#b' + 'c'=!s:>10}", f'{format(5, '#x')=}|')
print(f'''{x # comment
 = }''', f'''{x + # a
 1 # b
 = :>5}''')
print(f'{x!r:#>5}', f'{ x = !s:>10}')
