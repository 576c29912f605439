# A bool that is inverted while a text is compiled warns where the text is compiled.
print(eval("~True"), eval("~False"))
b = True
print(~b)
print(float.__getformat__("double"))
for shift in (10**20,):
    try:
        1 << shift
    except OverflowError as error:
        print(error)
    print(0 << shift)


class C(complex):
    def __complex__(self):
        return 42j


print(complex(C(1j)), C(1j) + 0)
