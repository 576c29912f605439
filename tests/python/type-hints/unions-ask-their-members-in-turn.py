print(isinstance(1, int | list[int]), issubclass(int, int | list[int]))
for check in lambda: isinstance(1, list[int] | int), lambda: isinstance("", int | list[int]), lambda: issubclass(str, int | list[int]):
    try:
        print(check())
    except TypeError as e:
        print(e)
