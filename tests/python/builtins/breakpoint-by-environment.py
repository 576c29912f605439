# PYTHONBREAKPOINT says what breakpoint() calls.
import os
import sys

os.environ["PYTHONBREAKPOINT"] = "0"
breakpoint()
os.environ["PYTHONBREAKPOINT"] = "builtins.print"
breakpoint("printed", 2, sep="-")
os.environ["PYTHONBREAKPOINT"] = "int"
print(breakpoint("12"), sys.__breakpointhook__("7"))
for name in "no_such_module.f", "os.no_such_function":
    os.environ["PYTHONBREAKPOINT"] = name
    breakpoint()
sys.breakpointhook = lambda *args, **kwargs: ("hook", args, kwargs)
print(breakpoint(1, a=2))
