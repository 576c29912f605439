# exits with 1
try:
    f'{undefined}'
except NameError as e:
    print(e)
try:
    f'{1:q}'
except ValueError as e:
    print(e)
print(f'{1 + "a"}')
