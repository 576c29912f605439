"""Secrets, asked for."""

import sys
import warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None):
    """A line from the input. It shows: there is no terminal of the program's own here."""
    stream = sys.stderr if stream is None else stream
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    print("Warning: Password input may be echoed.", file=stream)
    stream.write(prompt)
    stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line[:-1] if line[-1] == "\n" else line


def getuser():
    import os
    for name in "LOGNAME", "USER", "LNAME", "USERNAME":
        if user := os.environ.get(name):
            return user
    return "user"
