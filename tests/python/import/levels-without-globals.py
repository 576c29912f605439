# A relative import by __import__ needs globals that say what it is relative to.
for told in (None, {}, {"__package__": None}, {"__package__": 5}, {"__package__": ""}, {"__name__": 5}, {"__name__": "single"},
             {"__name__": "__main__", "__package__": None}, [], {"__package__": "one.two"}):
    try:
        __import__("sibling", told, None, (), 3)
    except Exception as error:
        print(told, type(error).__name__, error)
for arguments in ({"level": 1}, {"level": -1}):
    try:
        __import__("sibling", **arguments)
    except Exception as error:
        print(arguments, type(error).__name__, error)
