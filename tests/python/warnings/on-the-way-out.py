# What was still there in 3.12, with a warning.
import configparser
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    parser = configparser.ConfigParser(interpolation=configparser.LegacyInterpolation())
for warning in caught:
    print(warning.category.__name__, warning.message, warning.lineno)
parser.read_string("[a]\nx = 1\ny = %(x)s2\n")
print(parser["a"]["y"])

import os
for chosen in ".int", "foo.bar", "nothing", "int.", "int":
    os.environ["PYTHONBREAKPOINT"] = chosen
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(chosen, breakpoint())
    for warning in caught:
        print(warning.category.__name__, warning.message)
