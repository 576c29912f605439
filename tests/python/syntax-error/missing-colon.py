# exits with 1
if True
    pass
