"""
>>> 1/0
>>> undefined + 1
1
>>> print("\\xe4")
ä
>>> "ä" # the same
'\\xe4'
"""


def f():
    """
    >>> g()
    """


def g():
    raise ValueError("g")


if __name__ == "__main__":
    import doctest
    import io
    import contextlib

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        result = doctest.testmod()
    for line in out.getvalue().splitlines():
        if "doctest.py" not in line and "exec(compile" not in line and "compileflags, 1" not in line and "^^^^" not in line:
            print(line)
    print(result)
