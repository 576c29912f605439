# dir() of a traceback tells of its own fields alone.
try:
    1 / 0
except ZeroDivisionError as error:
    print(dir(error.__traceback__))
    print(error.__traceback__.__dir__())
    print("__class__" in dir(type(error.__traceback__)), hasattr(error.__traceback__, "__class__"))
