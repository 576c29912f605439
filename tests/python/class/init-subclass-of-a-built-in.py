# object.__init_subclass__ names the class that it is asked of, whichever that is.
for call in (lambda: list.__init_subclass__(a=1), lambda: [].__init_subclass__(**{'a': 1}), lambda: int.__init_subclass__(1), lambda: object.__init_subclass__(b=2)):
    try:
        print(call())
    except TypeError as error:
        print(error)
print(dict.__init_subclass__())
try:
    class A(str, key=1):
        pass
except TypeError as error:
    print(error)
