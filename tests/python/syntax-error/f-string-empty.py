# exits with 1
x = f'a {} b'
