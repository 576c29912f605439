"""Where packages would be installed: nowhere, since only modules of ours and files beside the program can be imported."""

PREFIXES = []
ENABLE_USER_SITE = False
USER_SITE = USER_BASE = None


def getsitepackages(prefixes=None):
    return []


def getuserbase():
    return None


def getusersitepackages():
    return None
