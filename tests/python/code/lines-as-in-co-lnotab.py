# co_lnotab: the table of lines as it used to be, with a warning.
import warnings


def near(a):
    b = a

    return [
        b
        for b in a
    ]


far = compile("x = 1\n" + "\n" * 300 + "y = (x +\n" + "\n" * 200 + "x)\n" + "z = " + "x + " * 90 + "x\nz", "far", "exec")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for code in near.__code__, far, (lambda: 1).__code__, compile("", "", "exec"):
        print(code.co_lnotab)
print([(str(w.message), w.category.__name__) for w in caught][:1], len(caught))
