"""Module doc.

>>> square(3)
9
"""
import doctest
def square(x):
    """Square it.

    >>> square(2)
    4
    >>> square(3)
    10
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> square("a")
    Traceback (most recent call last):
        ...
    TypeError: can't multiply sequence by non-int of type 'str'
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    """
    return x * x
class C:
    """
    >>> C().m()
    'm'
    """
    def m(self):
        """>>> C().m()
        'x'
        """
        return "m"
print(doctest.testmod())
print(doctest.testmod(verbose=True))
def ok():
    """
    >>> ok()
    1
    """
    return 1
doctest.run_docstring_examples(ok, globals(), verbose=True)
