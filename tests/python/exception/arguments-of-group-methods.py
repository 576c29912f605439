group = ExceptionGroup('a', [ValueError()])
for method in group.split, group.subgroup, group.derive:
    for args in (), (1, 2):
        try:
            method(*args)
        except TypeError as error:
            print(error)
