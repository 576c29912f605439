# exits with 1
nonlocal x
