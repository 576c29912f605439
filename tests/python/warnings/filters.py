import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    compile("x is 1\n'\\d'\n(1, 2)(3)\nassert (x, 2)\n", "some.py", "exec")
    warnings.warn("mine")
    warnings.warn("old", DeprecationWarning)
for each in seen:
    print(each.category.__name__, each.message, each.lineno)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    compile("x is 1", "some.py", "exec")
    warnings.warn("not seen")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised", UserWarning)
    except UserWarning as error:
        print(repr(error))
for i in range(3):
    warnings.warn("once per place")
warnings.warn("ignored by default", ImportWarning)
warnings.warn("shown in the main module", DeprecationWarning)


def deprecated():
    warnings.warn("of the caller", DeprecationWarning, stacklevel=2)


deprecated()
try:
    warnings.warn("x", int)
except TypeError as error:
    print(error)
print(warnings.formatwarning("text", UserWarning, "nowhere.py", 3), end="")
